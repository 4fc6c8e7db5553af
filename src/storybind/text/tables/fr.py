"""French: words of time, the openings that restart a story's clock, and what looks like one and is none."""

from storybind.text.rows import Label, Rule, Veto
from storybind.text.rules import Table
from storybind.text.tables.company import COMPANY, SPEECH
from storybind.text.tables.tongues import Sign, cues, names_again, not_first, told_now

WORDS = {
    "when": r"<season>|<month>|<weekday>|<feast>|<unit>|jour|soir|matin",
    "count": r"une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-(?:sept|huit|neuf)|"
    r"(?:vingt|trente|quarante|cinquante|soixante|quatre-vingts?)(?:(?:-| et |-et-)\w+)?|cent|mille|\d{1,4}",
    "few": r"quelques|plusieurs|une (?:dizaine|quinzaine|vingtaine|trentaine|cinquantaine|douzaine|poignée) (?:de |d['’])|bien des|de (?:longs|longues|nombreux|nombreuses)",
    "about": "environ|à peine|presque|près de|plus de|moins de|quelque|exactement|tout juste|même pas|peut-être|pas même|un peu plus (?:de|d['’])",
    "number": "(?:<about> )?(?:(?:<few>|<count>(?: (?:ou|à) <count>)?) ?)(?:(?:bon|bonne|long|longs|longue|longues|petits|petites|interminables) )?",
    "number_start": "un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent mille "
    "quelques plusieurs bien de environ à presque près plus moins quelque exactement tout même peut pas #",
    "long_unit": r"jours?|journées?|nuits?|semaines?|week-ends?|mois|trimestres?|ans?|années?|décennies?|siècles?|étés?|hivers?|automnes?|printemps",
    "unit": "heures?|<long_unit>",
    "weekday": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "month": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "season": "printemps|été|automne|hiver",
    "feast": "noël|pâques|la toussaint|la pentecôte|la chandeleur|la saint-\\w+|mardi gras|le nouvel an|la rentrée|le 14 juillet",
    "the": r"(?:le |la |les |l['’]|son |sa |ses |leur |leurs |mon |ma |mes |notre |nos |cette |ce |cet )",
    "event": "enterrement|obsèques|funérailles|mariage|noces?|procès|verdict|guerre|fête|concert|examens?|bac|élections?|spectacle|représentation|match|"
    "tempête|orage|accident|incendie|divorce|messe|réunion|séance|audience|opération|vacances|moissons?|vendanges|récolte|départ|arrivée|retour|"
    "naissance|mort|décès|baptême|cérémonie|interrogatoire|bataille|déménagement|inondation|crue|catastrophe|rentrée",
    "meal": r"(?:le |un )?(?:dîner|déjeuner|petit déjeuner|souper|repas|goûter|classe)|l['’]école|la messe|le travail|les cours",
    "passed": r"passèrent|s['’]écoulèrent|passa|se passèrent|se passa|s['’]écoula|s['’]envolèrent|filèrent|fila|se succédèrent|défilèrent|s['’]étaient écoulée?s|étaient passée?s|ont passé|sont passée?s|se sont écoulée?s|s['’]étira|s['’]étirèrent",
    "not_before": r"(?!(?:(?! qui | que | dont | où | qu['’])[^.!?;]){0,90}\b(?:(?:avait|avaient|avais|ait) (?:(?:pas|rien|plus|point|guère|aussi|alors|déjà|toujours|encore|bien|tout|beaucoup|jamais|souvent|longtemps|trop|presque|enfin|même) ){0,2}(?!ici\b|midi\b|aussi\b|ainsi\b)\w+(?:é|i|u|is|it|rt|us)(?:e|s|es)?|"
    r"(?:était|étaient|étais) (?:(?:pas|déjà|toujours|bien|tout|jamais|enfin|même) ){0,2}(?:\w+é|venu|devenu|revenu|parti|reparti|sorti|mort|descendu|disparu)(?:e|s|es)?)\b)",
    "did": r"(?=[^.!?]{0,90}\b(?:(?!déjà\b|cela\b|voilà\b)\w{2,14}(?:a|èrent|irent|urent|inrent)\b(?<!déjà)|\w{1,12}(?:it|ut|int)\b|(?:a|ont|ai|est|sont|avons|fut|furent) \w+))",
    "once": r"(?![^.!?]{0,140}\b(?:souvent|parfois|quelquefois|d['’]habitude|d['’]ordinaire|généralement|chaque|jamais|toujours)\b)"
    r"(?!(?:(?! qui | que | dont | où | qu['’])[^.!?;]){0,60}\b(?!(?:était|étaient|avait|avaient|faisait|faisaient|restait|restaient|régnait|pleuvait|neigeait|dormait|dormaient|attendait|attendaient|fait|parfait|lait|trait|souhait|portrait)\b)\w{2,18}ai(?:t|ent)\b)",
    "ordinal": r"premier|première|deuxième|seconde?|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|quinzième|vingtième|dernier|dernière",
    "who": r"il|elle|je|j['’]|on|ils|elles|nous|(?-i:[A-ZÉÈ])[\w’-]+(?: (?-i:[A-ZÉÈ])[\w’-]+)?|(?:le|la|les|un|une|son|sa|mon|ma|des) [\w-]{3,16}",
    "name_start": "@ le la les un une son sa mon ma des nous ils elles",
    "each": r"(?!(?:(?! qui | que | dont | où | qu['’])[^.!?;]){0,60}\b(?!(?:était|étaient|avait|avaient|fait|parfait|lait|trait|souhait|portrait)\b)\w{2,18}ai(?:t|ent)\b)",
    "subject": (
        r"(?:il|elle|on|ils|elles|je|j['’]|nous|la|le|les|l['’]|un|une|tout|toute|personne|rien|quelqu['’]un|son|sa|ses|mon|ma|leur|(?-i:[A-ZÉÈ])\w+)\b"
    ),
    "past": r"(?![^.!?]{0,140}\b(?:souvent|parfois|quelquefois|d['’]habitude|d['’]ordinaire|généralement|chaque|jamais|toujours)\b)(?!(?:(?! qui | que | dont | où | qu['’])[^.!?;,]|,(?! et)){0,70}\b(?!(?:était|étaient|avait|avaient|faisait|faisaient|restait|restaient|régnait|pleuvait|neigeait|dormait|dormaient|attendait|attendaient|manquait|manquaient|fait|parfait|lait|trait|souhait|portrait)\b)\w{2,18}ai(?:t|ent)\b)",
    "perfect": r"(?:(?!déjà\b|cela\b|voilà\b)\w{2,14}(?:a|èrent|irent|urent|inrent)|\w{2,12}(?:it|ut|int)|fut|furent|(?:a|ont|est|sont|ai) \w{2,14}(?:é|i|u|is|it|rt|us)(?:e|s|es)?)",
    "lead": "bientôt|mais|et|puis|or|alors|enfin|et puis|bref|ainsi",
    "named": r"(?<=[\w,;’'»] )[A-ZÀÂÇÉÈÊÎÔ][a-zà-ÿ]{2,}",
}

RULES = (
    Rule(
        id="fr.later.elapsed", confidence=0.95,
        starts="<number_start> des",
        needs=("plus tard", "après", "heure", "demi"),
        pattern=r"(?:<number><unit>|des <long_unit>|(?:<about> )?(?:une |trois quarts d['’])?(?:demi-heure|heure|bonne heure)|(?:<about> )?(?:une )?(?:trentaine de |trente |quarante |quarante-cinq |cinquante |30 |40 |45 |50 )minutes)(?: (?:et demie?|entiers|entières))? (?:plus tard|après)\b(?! (?:que|avoir|être|jour|avait)\b)",
        fires_on=("Trois jours plus tard, la lettre arriva.", "Une demi-heure plus tard, la cuisine était vide.", "À peine deux heures plus tard, la grange brûlait.", "Des années plus tard, on retrouva le bateau.", "Deux jours après le procès, Vidal reprit la route."),
        silent_on=("« Trois jours plus tard, il était mort », dit Anne.", "Un instant plus tard, la porte s'ouvrit.", "Cinq minutes plus tard, elle parlait encore.", "Un an après jour, la rue avait changé."),
    ),
    Rule(
        id="fr.next.period", confidence=0.92,
        starts="le la au dès ce l'année l'été l'hiver l'automne l’année l’été l’hiver l’automne les",
        pattern=r"(?:dès |ce n['’]est que )?le (?:sur)?lendemain\b(?! (?:de |du |d['’])?(?:était|serait|sera|est|fut un jour)\b)(?!,? c['’]est encore )|(?:dès )?(?:le |la |au )(?:jour|journée|semaine|mois|nuit|matin|soir|week-end|printemps|<weekday>)(?: (?:matin|soir))? (?:suivante?|d['’]après)\b|l['’](?:année|été|hiver|automne|après-midi) (?:suivante?|d['’]après)\b|"
        r"les (?:jours|semaines|mois|années|nuits) (?:suivante?s|qui suivirent)\b|(?:le|au) matin du (?:deuxième|troisième|quatrième|cinquième|septième|dixième) jour\b|le jour venu\b|à la fin (?:de la semaine|du mois|de l['’](?:année|été|hiver|automne))\b|dès la première (?:semaine|nuit)\b|le (?:deuxième|troisième|quatrième|septième) jour(?=,| [^\W\d_])(?! de\b)<once>",
        fires_on=("Le lendemain, il neigeait.", "La semaine suivante, elle revint.", "Dès le lendemain, on le chercha.", "Les jours suivants, il plut.", "L'été d'après, ils vendirent la maison."),
        silent_on=("Le lendemain, c'est encore à recommencer.", "Le soir tombait.", "La suivante entra.", "Le lendemain était un jour de marché.", "Les pages suivantes étaient blanches."),
    ),
    Rule(
        id="fr.that.period", confidence=0.8,
        starts="ce cette le plus tard dans",
        pattern=r"(?:dans la nuit (?:du|de) <weekday>(?: au <weekday>)?|ce soir-là|cette nuit-là|cet après-midi-là|cette année-là|(?:plus tard )?(?:dans la (?:soirée|journée|matinée|nuit)|dans l['’]après-midi)|plus tard,? (?:ce soir-là|cette nuit-là|le même jour)|le (?:soir|matin) même|le même soir|la nuit même)(?=,| [^\W\d_])(?!,? (?:de|du|qui|où|que|précédente)\b)<not_before><once>",
        fires_on=("Ce soir-là, elle fit sa valise.", "Dans l'après-midi, on retrouva la clef.", "Le soir même, il écrivit."),
        silent_on=("Ce soir-là avait été le pire de tous.", "Ce soir, il pleut.", "Dans la journée, elle dormait souvent.", "Cette nuit-là, il avait menti pour la première fois."),
    ),
    Rule(
        id="fr.after.event", confidence=0.8,
        starts="après au à le <number_start>",
        pattern=r"(?:<number><unit> )?après (?:<the>(?:\w{3,14} )?(?:<event>)|<meal>)\b(?=,| [^\W\d_])<not_before><once>|(?:à la (?:fin|sortie) (?:de |du |des |de la |de l['’])|à l['’]issue (?:de |du |des |de la |de l['’])|au retour (?:de |du |des )|au lendemain (?:de |du |des |de la |de l['’])|le lendemain (?:de |du |des |de la |de l['’])|le (?:soir|matin) (?:de |du |des |de la |de l['’]))<the>?(?:<event>)\b(?=,| [^\W\d_])<not_before><once>",
        fires_on=("Après l'enterrement, ils retournèrent à la maison.", "Le soir du mariage, elle resta seule.", "Après le dîner, il alluma la lanterne."),
        silent_on=("Après un silence, il hocha la tête.", "Après tout, ce n'était qu'un chien.", "Après la guerre, il avait vécu ici.", "Après la messe, il allait souvent boire un verre."),
    ),
    Rule(
        id="fr.after.span", confidence=0.82,
        starts="au après en",
        pattern=r"(?:au bout (?:de |d['’])|après |en l['’]espace (?:de |d['’]))(?:<number><unit>)\b(?! (?:de (?:marche|route|voyage|silence|travail|vol|train)|à|sans|passée?s)\b)<not_before><once>",
        fires_on=("Au bout de trois semaines, il renonça.", "Après deux mois, on rouvrit la mine."),
        silent_on=("Au bout d'un moment, elle sourit.", "Après deux heures de marche, ils se turent.", "Au bout de la rue, il s'arrêta.", "Au bout de deux ans, il en avait assez vu et il avait démissionné."),
    ),
    Rule(
        id="fr.diary", confidence=0.9,
        starts="<weekday> # le",
        pattern=r"(?:(?:le )?<weekday>,? )?(?:le )?(?:\d{1,2}|1er) <month>(?: \d{4})?\s?[.:;—–](?=\s|$)",
        fires_on=("Lundi 3 mars. Pluie toute la journée.", "Mardi, 4 mars 1921 : encore la pluie.", "5 mai. — Rien."),
        silent_on=("3 mars, le docteur serait là.",),
    ),
    Rule(
        id="fr.weekday", confidence=0.85,
        starts="le <weekday> arriva vint c'était c’était ce un",
        needs=("di",),
        pattern=r"(?:le (?=<weekday><each>)|un )?<weekday>(?: (?:matin|soir|après-midi|midi))?(?: (?:\d{1,2}|suivant|d['’]après|venu))?(?: <month>)?(?=,| (?:il|elle|ils|elles|on|je|j['’]|nous|la|le|les|l['’]|un|une|(?-i:[A-ZÉÈ])\w+|vint|arriva)\b)(?!,? (?:est|sera|était|\w+ra)\b)<not_before><once>|c['’]était (?:un |déjà |enfin )?<weekday>(?: matin| soir)? (?:quand|lorsqu)|<weekday>(?: matin| soir)?\.|(?:arriva|vint)(?: enfin)? (?:le )?<weekday>\b",
        fires_on=("Le vendredi, personne ne vint.", "Lundi matin, les cloches sonnèrent.", "Vint le samedi, et avec lui la pluie.", "Mardi. Le chat n'était pas rentré."),
        silent_on=("Le dimanche, la boutique restait close.", "Le dimanche, il allait à la messe.", "Le vendredi, il l'avait vue pour la dernière fois.", "Le mardi était jour de marché.", "Le lundi, toujours, il mentait."),
    ),
    Rule(
        id="fr.month.season", confidence=0.82,
        starts="peu quelques juste en au à début fin un une le l'été l'hiver l'automne l’été l’hiver l’automne vint arriva c'était c’était la dès vers",
        needs=("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "sept", "octobre", "novembre", "décembre", "printemps", "été", "automne", "hiver", "noël", "pâques", "toussaint", "pentec", "chandeleur", "saint-", "gras", "nouvel an", "rentrée"),
        pattern=r"(?:(?:en|début|fin|dès|vers la fin de|au début de|à la fin de|à la mi-|au mois (?:de |d['’]))? ?(?:<month>)|au (?:début |milieu |cœur )(?:du |de l['’])(?:printemps|été|hiver|automne)|au printemps<did>|en (?:été|automne|hiver)<did>|(?:à|à la|pour) (?:<feast>)|(?:peu|juste|(?:quelques|<count>) jours) avant (?:<feast>)|le (?:1er|premier|\d{1,2}) <month>|le (?:soir|matin) (?:de|du) (?:<feast>|(?:1er|\d{1,2}) <month>))"
        r"(?: (?:\d{4}|suivante?|de cette année-là|de la même année))?(?=,| [^\W\d_])(?!,? (?:est|\w+ra|dernier|dernière|prochain)\b)<not_before><once>|un (?:matin|soir|jour|après-midi|<weekday>) (?:de |d['’]|du mois de )(?:<month>|printemps|été|automne|hiver)\b<not_before><once>|"
        r"(?:le |l['’])(?:<season>) (?:vint|arriva|revint|s['’]installa|toucha à sa fin|s['’]acheva)\b|(?:vint|arriva)(?: enfin)? (?:le |l['’]|la )?(?:<season>|<month>|<feast>)\b|c['’]était (?:presque |déjà |bientôt )?(?:<feast>|le <season>|l['’]<season>|<season>)(?=,|\.| (?:quand|lorsqu))",
        fires_on=("En octobre, la facture arriva.", "L'hiver vint, et le canal gela.", "Un matin de juin, un homme frappa à la porte.", "À Noël, elle écrivit une carte.", "Le 4 mars, la banque téléphona.", "Peu avant Noël, il frappa à la porte."),
        silent_on=("En été, il repeignait la porte.", "Au printemps, d'ordinaire, il partait.", "En avril, il avait encore des cheveux et il avait rencontré Anne.", "L'hiver était rude.", "En mai prochain, ils partent."),
    ),
    Rule(
        id="fr.woke", confidence=0.88,
        starts="quand lorsqu'il lorsqu'elle lorsqu’il lorsqu’elle lorsque à",
        pattern=r"(?:quand |lorsque |lorsqu['’])[^.,!?]{1,40}?(?:s['’](?:é|e)veilla|se réveilla|me réveillai|s['’]éveillai|se réveillèrent|s['’](?:est|était) réveillée?|(?:revint|revins) à (?:lui|elle|soi|moi)|(?:r?ouvrit) les yeux)(?=,| [^\W\d_])|à (?:son|leur|mon) réveil,",
        fires_on=("Quand elle se réveilla, il neigeait.", "Lorsqu'il revint à lui, on lui avait pris ses bottes.", "À son réveil, le lit était vide."),
        silent_on=("Quand elle parla, il se tut.", "Quand elle réveilla le chien, il aboya."),
    ),
    Rule(
        id="fr.woke.plain", confidence=0.8, within=True,
        starts="réveilla éveilla réveillai éveillai s se",
        needs=("veill",),
        pattern=r"^(?!quand |lorsque |lorsqu|si |et |puis )((?:(?:il|elle|je|nous|on|(?-i:[^\W\d_a-zà-ÿ])[\w’-]+(?: (?-i:[^\W\d_a-zà-ÿ])[\w’-]+)?) ?)(?:se réveilla|s['’]éveilla|me réveillai|m['’]éveillai|se réveillèrent)\b)<once>",
        fires_on=("Elle se réveilla avec la fièvre.", "Maud se réveilla tard.",),
        silent_on=("Elle réveilla le chien.", "Il se réveillait tôt.",),
    ),
    Rule(
        id="fr.when.it.came", confidence=0.82,
        starts="quand lorsque lorsqu'il lorsqu'elle lorsqu’il lorsqu’elle une dès",
        pattern=r"(?:quand|lorsque?) ?['’]?(?:il|elle|ils|elles|je|on) (?:rentra|rentrai|revint|rentrèrent|revinrent) (?:chez (?:lui|elle|eux|elles|moi)|à la maison),|(?:quand|lorsque) (?:l['’]année|le mois|la semaine|l['’]été|l['’]hiver|la guerre) (?:s['’]acheva|prit fin|finit|se termina),|(?:quand |lorsque |dès que )(?:la pluie|la neige|l['’]orage|la tempête|le vent|l['’]averse) (?:cessa|se calma|s['’]apaisa|tomba|fondit)\b|(?:quand |lorsque |dès que |une fois que )(?:(?:vinrent|arrivèrent|revinrent) (?:enfin )?(?:les )?(?:<event>|beaux jours|premiers froids|premières neiges)|(?:vint|arriva|revint|fut venue?) (?:enfin )?(?:le |la |l['’])?(?:<season>|<month>|<weekday>|<feast>|soir|nuit|matin|jour|printemps)|(?:le |la |l['’])?(?:<season>|<month>|<weekday>|<feast>|soir|nuit|matin|jour|aube|guerre|soleil|neige|glace|hiver|été) (?:(?:fut|eut) (?:enfin |tout à fait )?)?(?:enfin )?(?:vint|tomba|se leva|parut|arriva|revint|finit|se coucha|fondit|fondu|tombée|venue?|levé|couché)|<the>(?:<event>) (?:fut (?:terminée?|finie?|passée?)|prit fin|s['’]acheva))\b|"
        r"(?:quand |lorsque |lorsqu['’])[^.,!?]{1,30}? (?:rentra|revint|rentrèrent|revinrent) (?:de |du |des |de la |chez |d['’]|à la maison)[^.,!?]{0,40},|(?:quand |lorsque |lorsqu['’])[^.!?,]{3,40}, (?:il faisait (?:déjà |presque )?(?:nuit|jour|noir)|la nuit était tombée|le jour se levait)|une fois <the>(?:<event>) (?:terminée?s?|finie?s?|passée?s?),",
        fires_on=("Quand elle rentra chez elle, tout était noir.", "Quand l'année s'acheva, il avait tout vendu.", "Quand la pluie cessa, la cave était pleine.", "Quand vint le printemps, le toit était posé.", "Lorsque le soir tomba, ils étaient loin.", "Quand la neige eut enfin fondu, ils montèrent.", "Quand Paul rentra de Lyon, la maison était vide.", "Une fois la cérémonie terminée, ils burent."),
        silent_on=("Quand vint son tour, elle rougit.", "Lorsque le garçon arriva, ils commandèrent.", "Quand il revint sur ses pas, elle riait."),
    ),
    Rule(
        id="fr.bridge", confidence=0.9,
        starts="elle depuis puis et <month> noël pâques toute tout les des <number_start> le l'été l'hiver l'automne l'année l’été l’hiver l’automne l’année il la ainsi cela l'enquête l’enquête",
        pattern=r"(?:la réponse|la lettre|le verdict|la nouvelle|le médecin|le printemps) se fit attendre (?:<number>(?:<long_unit>)|jusqu)|(?:il|elle) passa (?:au lit |seule? )?(?:le reste|la fin) (?:de la (?:semaine|nuit|journée|saison)|du (?:mois|jour)|de l['’](?:été|hiver|année))\b|(?:(?:puis |et )?(?:<month>|noël|pâques) (?:passa|passèrent|s['’]écoula)\b|(?:ainsi |puis |et |depuis(?: ce jour-là| lors)?,? )?(?:les |des |<number>|le |la |l['’])(?:(?:premiers |premières |longs |longues )?(?:<long_unit>|temps)|heures)(?: (?:et les <long_unit>|suivante?s|entiers|entières))? (?:<passed>)\b(?! (?:comme|devant|lui|leur|par|à|le|la|sa|son|ses)\b)|ainsi (?:passèrent|s['’]écoulèrent|passa) |"
        r"il (?:(?:lui |leur |me |nous )?fallut|s['’]écoula|se passa|s['’]était écoulé|s['’]était passé|s['’]est passé|s['’]est écoulé) (?:encore |bien |plus de |près de |presque )?(?:<number><long_unit>|attendre (?:le |la |l['’])?(?:<weekday>|<season>|<month>|<feast>|lendemain|soir|nuit))\b|tout(?:e la (?:semaine|nuit)| le (?:jour|mois|reste de la (?:semaine|nuit))| l['’](?:été|hiver|automne))(?=,| (?:il|elle|on|ils|elles|la|le|les|je|nous)\b)<not_before>|(?:le procès|l['’]enquête|la guerre|le voyage|la traversée|le siège|la fouille|les recherches) (?:dura|durèrent|traîna) (?:<number><long_unit>)\b)",
        fires_on=("La réponse se fit attendre deux semaines.", "Il passa le reste de la semaine au lit.", "Les semaines passèrent, et personne ne demanda rien.", "Un mois passa.", "Il fallut trois semaines pour trouver un maçon.", "L'enquête dura trois mois.", "Vingt ans passèrent avant qu'elle ne revienne."),
        silent_on=("Tout l'hiver elle avait attendu la lettre.", "Le jour passa la main.", "Les jours étaient longs.", "Il fallut un moment pour comprendre.", "Une heure passa comme une seconde."),
    ),
    Rule(
        id="fr.for.span", confidence=0.85,
        starts="pendant durant dans au",
        needs=("suivi", "suivant"),
        pattern=r"(?:pendant|durant|dans|au cours des) (?:les |des )?(?:<number>)?(?:jours|semaines|mois|années|nuits) (?:qui suivirent|suivante?s|qui suivit)\b",
        fires_on=("Dans les semaines qui suivirent, on le vit souvent au port.", "Durant les trois mois suivants, ils bâtirent le mur."),
        silent_on=("Pendant longtemps, il avait cru cela.", "Pendant trois ans, elle l'avait attendu.", "Dans les jours difficiles, il chantait."),
    ),
    Rule(
        id="fr.not.until", confidence=0.85,
        starts="ce il",
        pattern=r"ce (?:ne fut|n['’]est|n['’]était|ne fut donc) (?:donc )?qu(?:e |['’])(?:en (?:<season>|<month>)|au (?:<season>|matin|bout)|à (?:<feast>|midi|minuit|l['’]aube|la nuit|la tombée)|le (?:<weekday>|lendemain|soir|surlendemain|\d{1,2})|(?:<number>)<unit>|vers|tard|bien (?:plus tard|après)|dans l['’]après-midi|après (?:<number><unit>|<the>(?:<event>)))",
        fires_on=("Ce ne fut que le jeudi qu'on vint.", "Ce n'est qu'au printemps qu'il en parla."),
        silent_on=("Ce ne fut que de la pluie.", "Ce n'est que lorsqu'elle parla qu'il leva les yeux."),
    ),
    Rule(
        id="fr.late", confidence=0.76, within=True,
        starts="plus que qu lendemain suivante suivant suivantes suivants",
        needs=("plus tard", "lendemain", "suivant", "qu"),
        pattern=r"^<not_before><once>(?![^.!?]{0,60}\b(?:avait|avaient|était|étaient)\b)(?!quand |si |comme |lorsque |tous |chaque )[^.!?,;:«]{3,50}? ((?:<number><unit> plus tard|(?:que |qu['’])?(?:le (?:sur)?lendemain(?: (?:matin|soir))?|la semaine suivante|le (?:mois|jour|matin|soir|<weekday>) suivant|l['’](?:année|été|hiver) suivante?)|qu(?:e |['’])(?:<number><unit> plus tard|en (?:<month>|<season>)|au (?:<season>|matin)|à <feast>|le <weekday>)))\b(?![^.!?]{0,10}['’-])(?!,? (?:de |du |était|serait))",
        fires_on=("La lettre arriva trois jours plus tard.", "Maud ne le revit que le lendemain.", "Les invités partirent le lendemain matin.",),
        silent_on=("Il partirait le lendemain.", "La lettre serait arrivée trois jours plus tard.", "Chaque soir elle disait qu'il viendrait le lendemain.", "Il avait rendez-vous le lendemain.",),
    ),
    Rule(
        id="fr.clock", confidence=0.77,
        starts="avant à vers au il peu passé aux",
        pattern=r"avant (?:le lever du (?:jour|soleil)|le jour|l['’]aube),? (?:les|le|la|il|elle|ils|on)\b<once>|(?:à|vers|passé|peu (?:avant|après)|il était (?:presque |près de |déjà |plus de |à peine )?) ?(?:minuit|midi|l['’]aube|l['’]aurore|<count> heures?(?: (?:et demie|et quart|moins le quart|du (?:matin|soir)|de l['’]après-midi|passées|précises|sonnantes))*|la (?:tombée|nuit) (?:de la nuit|du jour|tombée)|l['’]heure du (?:dîner|souper)|<count>h(?:\d\d)?)(?=,| (?:quand|lorsqu|il|elle|on|ils|elles|la|le|les|l['’]|un|une|je|nous|tout|passé)\b|[^\S\r\n](?:lorsqu))"
        r"(?!,? (?:il faut|il y a|n['’]est|sera)\b)<not_before><once>|(?:au|dès le|au petit|de bon|de grand) (?:lever du (?:jour|soleil)|coucher du soleil|petit matin|point du jour|crépuscule|petit jour|matin)(?=,| (?:il|elle|on|ils|elles|la|le|les|un|une)\b)<not_before><once>",
        fires_on=("Avant le lever du jour, les chevaux étaient sellés.", "À minuit, la cloche sonna.", "Il était près de minuit lorsque le neveu entra.", "Vers trois heures du matin, la lampe s'éteignit.", "À l'aube, ils franchirent le col."),
        silent_on=("À deux pas, il s'arrêta.", "À huit heures, il avait déjeuné, comme d'habitude.", "À midi, il mangeait du pain.", "Vers elle, il tendit la main."),
    ),
    Rule(
        id="fr.daypart", confidence=0.75,
        starts="le au la un une en",
        pattern=r"(?:le (?:soir|matin)<each>|au matin|(?:en pleine|au milieu de la|au beau milieu de la|au cœur de la) nuit|en fin (?:de journée|d['’]après-midi|de matinée)|en début (?:de soirée|d['’]après-midi)|(?:un (?:beau )?(?:matin|soir|après-midi|jour)|une nuit)(?!,? (?:\w+ra|\w+rez|\w+ras|\w+rai|\w+rons|de|d['’]|ou l['’]autre|tu|peut-être|pensa)\b))(?=,| (?:il|elle|on|je|nous|ils|elles|la|le|les|un|une|venue?)\b| j['’])(?!,? (?:tu|pensa)\b)(?![^.!?]{0,60}\b\w{2,}(?:ra|rai|ras|rons|ront)\b)<not_before><once>|la nuit (?:vint|tomba)\b|le (?:soir|jour) (?:vint|tomba|se leva)\b",
        fires_on=("Le soir, elle rompit le sceau.", "En pleine nuit, le téléphone sonna.", "Un matin, un chapeau apparut dans la cour.", "La nuit tomba."),
        silent_on=("Le soir, le chien attendait les croûtes.", "Le soir, il lisait.", "Le matin, il avait ri encore.", "Un jour, je raconterai cela.", "Le soir tombait.", "La nuit était froide."),
    ),
    Rule(
        id="fr.later.where", confidence=0.77,
        starts="plus bien",
        pattern=r"(?:bien )?plus tard, (?:dans|à|au|aux|en|sur|sous|chez|devant|derrière)(?! (?:(?:ses|son|les?|une?) )?(?:mémoires|journal|autobiographie|souvenirs|lettres?|entretiens?|rapports?|carnets?)\b) [^,.;!?]{2,30},<once>",
        fires_on=("Plus tard, dans son lit, elle resta éveillée.", "Bien plus tard, sur le bac, il trouva le billet."),
        silent_on=("Plus tard, dit-elle, on verra.", "Plus tard, à la ferme, il dormait toujours au grenier.", "Plus tard, dans ses mémoires, il écrivit qu'il avait eu peur.", "Plus tard dans la rue, il se retourna."),
    ),
    Rule(
        id="fr.later.list", confidence=0.88,
        starts="<number_start>",
        needs=("plus tard",),
        pattern=r"(?:<count>|quelques|plusieurs) [^.!?;:()]{3,60}?(?:,| et) [^.!?;:()]{3,60}?(?<!instant)(?<!instants)(?<!moment)(?<!moments)(?<!minute)(?<!minutes)(?<!seconde)(?<!secondes)(?<!peu) plus tard\b",
        fires_on=("Deux trains, un bac et beaucoup de mauvais café plus tard, ils étaient à Bergen.", "Trois cafés et une dispute plus tard, ils avaient un plan."),
        silent_on=("Deux marches et un instant plus tard, il était en haut.",),
    ),
    Rule(
        id="fr.elapsed.noun", confidence=0.82,
        starts="<number_start>",
        needs=("jours", "nuits", "semaines", "mois", "ans", "hivers", "étés", "heures"),
        pattern=r"<number>(?:jours|nuits|semaines|mois|ans|hivers|étés|heures) (?:de |d['’]|en |sur |dans |sans |à )(?!(?:plus|moins|là)\b)(?:la |le |les |l['’])?\w+(?: \w+)?(?=[,.:])(?!, (?:dit|pensa|c['’]|disait|avait|cela|ça)\b)<not_before>",
        fires_on=("Trois semaines de pluie, puis la lettre arriva.", "Deux mois en mer, et plus personne ne parlait au cuisinier."),
        silent_on=("Deux ans de prison, dit le juge.", "Trois jours de congé, c'était son rêve.", "Deux jours de plus et il avait gagné."),
    ),
    Rule(
        id="fr.elapsed.since", confidence=0.76,
        starts="cela ça il voilà voici depuis",
        needs=("jour", "nuit", "semaine", "mois", "heure"),
        pattern=r"(?:(?:cela|ça) (?:faisait|fait|faisait bien)|il y avait|voilà|voici) (?:(?:déjà|maintenant|bien|bientôt|près de|plus de) )*<number>(?:jours?|nuits?|semaines?|mois) (?:déjà )?(?:que |qu['’])(?![^.!?]{0,12}\bn(?:e |['’])ai\b)(?![^.!?]{0,50}\b(?:habit|connai|aim)\w+)|depuis <number>(?:jours|nuits|semaines|mois),? (?:il (?:pleuvait|neigeait|gelait|ventait|pleut|neige)|(?:la|le|les|l['’])|on|plus personne|personne)\b<not_before>",
        fires_on=("Cela faisait trois semaines que le bac ne passait plus.", "Voilà deux jours qu'on attendait le médecin.", "Depuis quatre jours, il pleuvait."),
        silent_on=("Voilà quatre mois que je n'ai plus vu la mer.", "Cela faisait dix ans qu'il vivait là.", "Depuis trois jours, on l'avait oublié.", "Il y avait trois chaises que personne ne prenait."),
    ),
    Rule(
        id="fr.ordinal", confidence=0.82,
        starts="le la au à dès vers l ce cette",
        needs=("premi", "deux", "second", "trois", "quatr", "cinqu", "six", "sept", "huit", "neuv", "dix", "dern", "vingt", "quinz"),
        pattern=r"(?:dès |vers )?(?:le |la |au |à la |ce |cette |(?:le matin|le soir|la nuit|à la fin|au soir|au matin|vers la fin) (?:du |de la |de ce |de cette ))(?:<ordinal>) (?:jour|journée|nuit|matin|matinée|soir|soirée|semaine|mois|année|an|hiver|été|printemps|automne|dimanche|<weekday>)(?: (?:de (?:classe|pluie|mer|vacances|marche|voyage|siège|neige|grève|captivité)|des vacances|du voyage|du procès|de la semaine|du mois))?(?=,| (?:il|elle|on|ils|elles|je|j['’]|nous|la|le|les|l['’]|un|une|fut|vint|amena|apporta|commença|tout|quelqu|personne|rien|sa|son|ses|leur|(?-i:[A-ZÉÈ])\w+)\b)<not_before><past>",
        fires_on=("La sixième semaine, une lettre arriva.", "Le quatrième jour, on retrouva la barque.", "La deuxième nuit fut plus froide.", "Le premier jour des vacances, il pleuvait.", "Au soir du septième jour, le vent tomba."),
        silent_on=("La première semaine, il avait pleuré.", "Le premier homme sourit.", "Le dernier jour, il disait toujours adieu.", "La troisième rue était barrée."),
    ),
    Rule(
        id="fr.next.time", confidence=0.82,
        starts="la quand lorsqu lorsque",
        needs=("fois", "revi", "revo", "rencontr", "retrouv", "nouveau"),
        pattern=r"la (?:fois (?:suivante|d['’]après)|prochaine fois (?:que |qu['’])(?:<who>) (?:la |le |les |l['’])?(?:vi\w{1,4}|rencontra|entendit|revint))\b|(?:quand |lorsqu['’]|lorsque )(?:<who>) (?:(?:se |le |la |l['’]|les |me )(?:revi(?:t|rent|s)|retrouv(?:a|èrent|ai)|rencontr(?:a|èrent) (?:de nouveau|à nouveau))|la (?:vit|rencontra) (?:de nouveau|à nouveau|pour la (?:deuxième|seconde|dernière) fois)|(?:le|la) vit (?:de nouveau|pour la (?:deuxième|seconde|dernière) fois))(?! (?:debout|seul|face|nez))",
        fires_on=("La fois suivante, elle apporta un gâteau.", "Quand ils se revirent, il portait la barbe.", "La prochaine fois qu'il la vit, elle était en noir."),
        silent_on=("La prochaine fois, il se tairait.", "La première fois, il avait menti.", "Quand il la vit, elle pleurait."),
    ),
    Rule(
        id="fr.part.of", confidence=0.8,
        starts="vers au à en dans aux peu la le <number_start> avec sur passé passée",
        pattern=r"(?:vers |à |sur |dès )?(?:la fin|le milieu|le début|les derniers jours|les premiers jours) (?:de |du |d['’])(?:la |le |l['’]|mois (?:de |d['’]))?(?:semaine|mois|<season>|<month>|année|journée|nuit|matinée|soirée|vacances|guerre|carême)(?: (?:suivante?|\d{4}))?(?=,| <subject>)<not_before><past>|(?:au|aux|dans les|dès les) (?:(?:(?:plus fort|cœur|milieu|début|premiers jours|derniers jours) (?:de |du |d['’])(?:la |le |l['’])?(?:<season>|<month>|année|semaine|nuit)|premiers froids|premières neiges|premières gelées|premières pluies|beaux jours))(?=,| <subject>)<not_before><past>|en plein (?:hiver|été|automne|mois (?:de |d['’])<month>|<month>)(?=,| <subject>)<not_before><past>|"
        r"(?:dans le courant|au cours|au fil) (?:de la |du |de l['’])(?:semaine|mois|<season>|journée|nuit|matinée|soirée|après-midi|année)(?=,| <subject>)<not_before><past>|(?:peu |juste |<number>(?:jours?|semaines?) )(?:avant|après) (?:noël|pâques|la toussaint|la noël|les fêtes|le nouvel an|le carême|les vacances)(?=,| <subject>)<not_before><past>|la (?:sur)?veille (?:de |du |d['’])(?:noël|pâques|la toussaint|<the>?\w+)(?=,| <subject>)<not_before><past>|avec (?:le |l['’]|la |les )(?:<season>|<month>|neiges?|premières neiges|froids?|premiers froids|dégel|hirondelles|pluies|beaux jours) (?:vin(?:t|rent)|arriv(?:a|èrent)|revin(?:t|rent)|commenc(?:a|ça|èrent))",
        fires_on=("Vers la fin de l'été, une lettre arriva.", "En plein hiver, le chien mourut.", "Peu avant Noël, on frappa.", "Au début de l'automne, elle revint.", "Dans le courant de la semaine, le vent tourna.", "Avec le printemps vinrent les arpenteurs.", "La veille du départ, elle pleura."),
        silent_on=("Vers la fin de la rue, il s'arrêta.", "Peu avant Noël, il partait toujours.", "Au milieu de la pièce, un cercueil.", "À la fin de la guerre, il avait vécu ici.", "La veille du départ, elle avait ri."),
    ),
    Rule(
        id="fr.event.day", confidence=0.8,
        starts="le la au à <number_start>",
        needs=("jour ", "matin ", "soir ", "nuit ", "après", "avant "),
        pattern=r"(?:le jour|le matin|le soir|la nuit|l['’]après-midi|au matin|au soir) (?:de (?:la |l['’]|son |sa |leur |mon |ma |notre |ses |leurs )|du |des |d['’])(?!(?:jour|monde|jours|an|temps|marché|marchés|foire|foires)\b)(?:\w{3,14} )?[\w-]{3,18}(?=,| (?:il|elle|on|ils|elles|je|j['’]|nous|la|le|les|l['’]|un|une|tout|personne)\b)<not_before><past>|<number>(?:jours?|semaines?|mois|heures?) (?:avant|après) <the>[\w-]{3,18}(?=,)<not_before><past>",
        fires_on=("Le soir de la première, le souffleur manqua.", "Le matin du déménagement, le chien n'était plus là.", "Deux jours avant le départ, un télégramme arriva."),
        silent_on=("Le soir de sa vie, il ne voulait plus rien.", "Le jour du mariage, il avait plu.", "Les jours de marché, elle descendait.", "Le matin du monde, dit-il."),
    ),
    Rule(
        id="fr.season.comes", confidence=0.83,
        starts="sa son ma mon leur <month> noël pâques les la le l vinrent vint",
        pattern=r"(?:sa|son|ma|mon|leur|la|le) premi(?:er|ère) (?:journée|jour|soirée|nuit|semaine|hiver)(?: (?:de|à|au|chez) [^.!?,]{3,24})? (?:commença|débuta|finit|s['’]acheva)\b|(?:(?:<month>|noël|pâques) (?:fut|vint|passa|arriva|amena|apporta|ramena|commença|finit|s['’]\w{2,8}a|se \w{3,10}a|est (?:arrivé|passé|venu)|arrive)|(?:le mois (?:de |d['’])<month>|le <season>|l['’]<season>|l['’]année|le carême|la saison|les (?:grandes |petites )?vacances|les vendanges|les moissons|la moisson|la récolte|les foins|les examens|l['’]école|la classe|les cours|les pluies|la neige|les neiges|les premiers froids|les beaux jours|la pluie) (?:fu(?:t|rent) (?:long|longs|longue|longues|rude|rudes|froid|froide|doux|douce|court|courte|tardive?s?|précoces?)|commenc(?:a|ça|èrent)|repr(?:it|irent)|fini(?:t|rent)|s['’]achev(?:a|èrent)|touch(?:a|èrent) à (?:sa|leur) fin|vin(?:t|rent)|arriv(?:a|èrent)|revin(?:t|rent)|pass(?:a|èrent)|ramen(?:a|èrent)|amen(?:a|èrent)))\b(?! (?:la main|à travers|sur|par|me|te|se|le|lui)\b)|(?:vinrent|vint|arriva|arrivèrent|puis vinrent|puis vint) (?:enfin |alors )?(?:le |la |les |l['’])(?:\w+ )?(?:<season>|pluies|froids|neiges|vendanges|moissons|vacances|examens|fêtes|beaux jours|jour (?:de |du |des |où )|nuit (?:de |du |où )|semaine (?:de |du |où ))",
        fires_on=("Sa première journée de travail commença mal.", "Vint l'hiver, et l'eau gela.", "Novembre fut gris et long.", "Les vacances commencèrent sous la pluie.", "L'école reprit.", "L'hiver fut rude.", "Vinrent les premiers froids.", "Vint le jour du départ."),
        silent_on=("L'hiver était rude.", "La pluie passa à travers le toit.", "L'école était un cube jaune.", "Noël disait peu de chose."),
    ),
    Rule(
        id="fr.bare", confidence=0.8,
        starts="<weekday> <month> <number_start> minuit midi noël premier dernier début fin c on nous encore un une",
        pattern=r"(?<! )(?:encore un |un )?(?:<weekday>(?: (?:matin|soir|après-midi))?|<month>|minuit|midi|noël|(?:début|fin|mi-) ?<month>|<count> heures(?: (?:du matin|du soir|et demie|et quart|pile|de l['’]après-midi))*)[.!…]|(?:premier|première|dernier|dernière|deuxième) (?:jour|nuit|soir|matin|semaine)(?: (?:de |des |du |d['’])(?:la |l['’])?[\w-]+(?: [\w'’-]+)?)?[,.!]|(?![^.!?]{0,40}, et le <weekday>)(?:c['’](?:était|est)|on (?:était|est)|nous (?:étions|sommes)) (?:(?:déjà|enfin|presque|maintenant) )?(?:en <month>|au <month>|au mois (?:de |d['’])<month>|fin <month>|début <month>|un (?:<weekday>)(?: (?:matin|soir))?|le <weekday>|(?:le )?\d{1,2} <month>|aux? (?:premiers|derniers) jours d\S+ ?\w+)(?=[,.]| (?:quand|lorsqu|et)\b)",
        fires_on=("Octobre. Les feuilles étaient trempées.", "Trois heures du matin. Le téléphone sonna.", "Dernier jour de classe, et personne ne savait où mettre les livres.", "On était en mars, et le lilas bourgeonnait.", "C'était un mardi, il pleuvait."),
        silent_on=("C'était un lundi, et le lundi il mentait.", "Un soir. Il ne demandait rien de plus.", "Demain. Ou après-demain.", "C'était un mardi gras comme les autres."),
    ),
    Rule(
        id="fr.light", confidence=0.8,
        starts="il le la avant à au quand lorsque aux dès l",
        needs=("nuit", "jour", "soleil", "lune", "aube", "aurore", "matin", "soir", "tard", "tôt", "noir", "sombre", "premières lueurs", "lever"),
        pattern=r"il (?:faisait|fait|était|est) (?:(?:encore|déjà|presque|à peine|grand|bien|très|assez) )*(?:nuit(?: noire)?|jour|sombre|noir|tard|tôt)(?: depuis longtemps)?,? (?:quand|lorsqu)|(?:le jour|le soleil|la nuit|l['’]aube|la lune|le soir) (?:(?:se levait|tombait|pointait|blanchissait|descendait|baissait|déclinait|poignait)(?: (?:à peine|déjà|presque))?|(?:était|était déjà|était à peine|venait de) (?:tombée?|levée?|couchée?|haut|haute|bas|basse|se lever|tomber|se coucher)(?: depuis (?:longtemps|une heure|peu))?),? (?:quand|lorsqu)|(?:quand|lorsque|dès que) (?:la lune|le soleil|le jour|l['’]aube|la nuit|le soir) (?:(?:se leva|parut|monta|pointa|tomba|se coucha|descendit|blanchit|baissa)\b|fut (?:tombée?|levée?|couchée?)\b)|avant (?:l['’]aube|le jour|le lever du jour|la nuit)(?=,| <subject>)<not_before><past>|(?:aux premières lueurs|dès l['’]aube|dès le lever)(?: (?:de l['’]aube|du jour|du soleil))?(?=,| <subject>)<not_before><past>",
        fires_on=("Il faisait encore nuit quand ils chargèrent la voiture.", "Le jour se levait lorsque la barque rentra.", "Quand la lune parut, ils étaient loin.", "Aux premières lueurs du jour, ils repartirent.", "La nuit était tombée depuis longtemps quand il frappa."),
        silent_on=("Il faisait nuit, et cela sentait l'anguille.", "Quand la lune paraissait, il sortait.", "Le soleil lui tombait dans les yeux.", "Dès l'aube, il sortait ses bêtes."),
    ),
    Rule(
        id="fr.light.within", confidence=0.77, within=True,
        starts="quand lorsque vint tomba",
        needs=("quand ", "lorsque "),
        pattern=r"^<not_before><past>[^.!?;:«]{5,90}?,? ((?:quand|lorsque) (?:la nuit (?:tomba|vint)|le jour (?:se leva|parut|tomba)|vint le (?:soir|jour|matin)|vint la nuit|l['’]aube (?:parut|se leva)|le soleil (?:se leva|se coucha)))(?=[,.])",
        fires_on=("Du foin, quand le jour se leva, il ne restait rien.", "On le trouva quand le jour parut."),
        silent_on=("Elle avait dormi encore, quand le jour se leva.", "Elle rit, quand le silence tomba."),
    ),
    Rule(
        id="fr.clock.said", confidence=0.77,
        starts="il à vers passé <number_start> minuit midi",
        needs=("minuit", "midi", "h"),
        pattern=r"il (?:est|était) (?:(?:presque|près de|déjà|plus de|à peine|environ|bien) )*(?:<count> heures?(?: (?:et demie|et quart|moins le quart|passées))?(?: (?:du (?:matin|soir)|de l['’]après-midi))|minuit (?:passé|et demi|sonné))(?=[.,]| (?:quand|lorsqu|et)\b)|(?:<count> heures|minuit|midi) (?:sonn(?:èrent|aient|a|ait)|venai(?:t|ent) de sonner) (?:à|au|quand|lorsqu|dans)|(?:à|vers|passé|peu (?:avant|après)) (?:les )?(?:<count> heures?(?: (?:et demie|et quart|moins le quart|du (?:matin|soir)|de l['’]après-midi|passées|précises|sonnantes|pile|tapantes))*|minuit|<count> ?h(?: ?\d\d)?),? (?:dans|sous|devant|sur|au|aux|à la|quelqu|tous|toute|toutes|toutes les|ce|cette|deux|trois|personne|rien|alors|mon|ma|mes|son|sa|ses|leur|(?-i:[A-ZÉÈ])\w+)\b<not_before><once>",
        fires_on=("Il était trois heures du matin, et la lampe fumait.", "Onze heures sonnaient au clocher.", "À neuf heures précises, Paul frappa.", "Vers huit heures, mon téléphone vibre."),
        silent_on=("Il était trois fois plus grand.", "À huit heures, tous les jours, il sortait.", "À deux heures de route, Paul s'arrêta un peu, comme toujours."),
    ),
    Rule(
        id="fr.eyes", confidence=0.82,
        starts="quand lorsque lorsqu je j il elle ce <name_start> on",
        needs=("veill", "yeux", "sommeil"),
        pattern=r"(?!.{0,90}\b(?:chaque|toujours|souvent|tous les)\b)(?:(?:quand |lorsque |lorsqu['’])(?:(?:<who>) ?(?:me|se|s['’]|m['’]) ?(?:réveill|éveill)(?:e|ai|a|èrent|ent)|(?:<who>) ?(?:rouvre|ouvre|rouvris|ouvris|rouvrit|ouvrit|rouvrirent) les yeux)(?=,| <subject>)|(?:je me réveille|je m['’]éveille|je me suis réveillée?|il s['’]est réveillé|elle s['’]est réveillée|il se réveille|elle se réveille)(?! (?:à|tous|chaque)\b)(?=[.,]| (?:en|dans|avec|sur|au|le|la|vers)\b)|(?:<who>) fut (?:réveillée?|tirée? (?:du sommeil|de son sommeil)) (?:par|en|au)\b|(?:<who>|ce (?:fut|sont|furent) [^.,!?]{3,30} qui) (?:(?:le|la|me|les|nous) (?:réveill(?:a|èrent)|tir(?:a|èrent) (?:du|de son|de mon|de leur) sommeil)|l['’]éveilla)\b)",
        fires_on=("Quand j'ouvre les yeux, il fait jour.", "Je me réveille sur un canapé.", "Il fut réveillé par des voix.", "Le téléphone la tira du sommeil."),
        silent_on=("Quand elle ferma les yeux, il rit.", "Le chien le réveilla chaque matin.", "Je me réveille toujours tôt."),
    ),
    Rule(
        id="fr.meal", confidence=0.75,
        starts="au à",
        needs=("déjeuner", "dîner", "souper", "repas", "récré", "heure d"),
        pattern=r"(?:au) (?:petit déjeuner|déjeuner|dîner|souper|repas de (?:midi|noce|noces|noël))(?=,| (?:il|elle|on|ils|elles|personne|nul)\b)<not_before><once>|à (?:la récré(?:ation)?|l['’]heure (?:du (?:déjeuner|dîner|souper|repas|coucher)|de la (?:sieste|soupe|traite|messe)))(?=,)<not_before><once>",
        fires_on=("Au petit déjeuner, personne ne demanda rien.", "Au souper, elle annonça son départ."),
        silent_on=("Au dîner, il lisait le journal.", "Au petit déjeuner, elle avait ri encore.", "Pendant le dîner, il ne dit rien."),
    ),
    Rule(
        id="fr.age", confidence=0.78,
        starts="à l le quand lorsqu",
        needs=(" ans",),
        pattern=r"(?:à (?:l['’]âge de )?|l['’]année de ses |le jour de ses |le soir de ses |pour ses )<count> ans,? (?:il|elle|je|j['’]|on|ils|elles|nous|(?-i:[A-ZÉÈ])\w+)\b<not_before><once><did>|(?:quand |lorsqu['’]|lorsque )(?:<who>) (?:eut|eus|fêta ses|atteignit ses) <count> ans,",
        fires_on=("À quatorze ans, il s'embarqua.", "Le jour de ses dix-huit ans, elle vendit le piano.", "Quand il eut douze ans, on lui donna un vélo."),
        silent_on=("À douze ans, il avait déjà volé.", "À dix ans, elle savait lire les cartes."),
    ),
    Rule(
        id="fr.span.lived", confidence=0.8,
        starts="pendant durant <number_start> des tout toute il elle ils elles on je nous",
        pattern=r"(?:pendant |durant )(?:<number>|des |de longs |de longues |toute la |tout l['’]|tout le )(?:jours|jour|nuits|nuit|semaines?|mois|ans|années|hiver|été|printemps|automne)(?: entière?s?)?(?=,| (?:il|elle|on|ils|elles|je|nous|la|le|les|personne)\b)<not_before><past>|(?:<number>|des )(?:jours|nuits|semaines|mois|ans|années) durant(?=,| <subject>)<not_before><past>|tout(?: l['’](?:<season>|année)| le printemps| le mois| ce printemps|e l['’]année|e cette (?:semaine|année)| cet (?:<season>))(?=,| (?:il|elle|on|ils|elles|je|nous|la|le|les)\b)<not_before><past>|(?:il|elle|ils|elles|on|je|nous) (?:rest(?:a|èrent|ai|âmes)|demeur(?:a|èrent|ai)|pass(?:a|èrent)|séjourn(?:a|èrent)|voyag(?:ea|èrent)|march(?:a|èrent)) (?:ainsi )?<number>(?:jours|nuits|semaines|mois|ans)(?! (?:de|plus)\b)",
        fires_on=("Pendant trois jours, il ne dit rien.", "Des semaines durant, personne n'en parla.", "Tout l'hiver, elle lui écrivit.", "Ils restèrent deux mois à Lyon."),
        silent_on=("Pendant trois jours, il n'avait rien mangé.", "Pendant une minute, personne ne parla.", "Pendant la nuit il lisait.", "Il resta deux jours de plus."),
    ),
    Rule(
        id="fr.year", confidence=0.8,
        starts="en l au",
        needs=("1", "2"),
        pattern=r"(?:en (?:l['’]an )?|l['’]an |au printemps (?:de )?|à l['’](?:automne|été|hiver) (?:de )?|en (?:<month>|été|automne|hiver) )(?:1[4-9]|20)\d\d,? <subject><not_before><past>",
        fires_on=("En 1951, elle partit pour Graz.", "Au printemps 1848, le moulin brûla.", "En mars 1943, Paul revint."),
        silent_on=("En 1951, il l'avait rencontrée.", "En 1900, il vendait des chapeaux."),
    ),
    Rule(
        id="fr.this.morning", confidence=0.78,
        starts="ce cette bien longtemps beaucoup tard plus un une par l le c",
        pattern=r"(?:ce (?:même )?(?:matin|jour)-là|ce même (?:jour|matin|soir)|cette (?:après-midi|semaine|matinée)-là|cet (?:été|hiver|automne)-là|ce printemps-là|ce mois-là)(?=,| (?:il|elle|on|ils|elles|je|j['’]|nous|la|le|les|l['’]|un|une|personne|tout|(?-i:[A-ZÉÈ])\w+)\b)(?!,? (?:de|du|où|que|était (?:le|la|un))\b)<not_before><past>|(?:bien|beaucoup) plus tard(?: (?:dans (?:la (?:nuit|soirée|journée)|l['’]après-midi)))?(?=,)<not_before>|longtemps (?:après|plus tard)(?=,| (?:il|elle|on|que)\b)(?! que [^.!?,]{0,40}\b(?:eut|eurent|fut|furent)\b)<not_before>|tard (?:dans la (?:nuit|soirée|matinée)|le soir|ce soir-là)(?=,| <subject>)<not_before><past>|(?:par )?(?:un|une) (?:\w{3,12} )?(?:matin|matinée|soir|soirée|après-midi|nuit|journée|dimanche|<weekday>) (?:de |d['’]|du mois de )(?:<month>|<season>|printemps|pluie|neige|brouillard)(?=,| <subject>)<not_before><past>|c['’]était (?:un|une|par un|par une) (?:\w{3,12} )?(?:matin|soir|nuit|après-midi|journée|matinée|soirée|<weekday>)(?: (?:de |d['’])\w+)?,? (?:quand|lorsqu)",
        fires_on=("Ce matin-là, la cloche resta muette.", "Bien plus tard, le médecin arriva.", "Par un soir de pluie, l'oncle frappa à la porte.", "Tard dans la nuit, on entendit un coup."),
        silent_on=("Ce matin-là, il avait perdu sa montre.", "Ce mardi-là, la porte coinça.", "Ce jour-là était le pire de tous.", "Un soir de pluie, il jouait aux cartes.", "Longtemps après qu'il eut parlé, elle rit."),
    ),
    Rule(
        id="fr.dated.within", confidence=0.75, within=True,
        starts="en à au un le",
        needs=(" en ", " à ", " au ", " un ", " le "),
        pattern=r"^<not_before><past>(?![^.!?]{0,90}\b(?:comme|pens\w+|souv[ie]\w+|rappel\w+|datée?|née?) )(?!quand |si |comme |lorsque |tous |chaque )(?:[^.!?,;:«]{2,40}[ '’](?:<perfect>)|(?:<perfect>))(?: [^.!?,;:«]{0,40})? ((?:en|début|fin|au mois de) <month>(?: \d{4})?|au (?:printemps|début de l['’]<season>)|à (?:l['’]automne|<feast>|la fin de (?:l['’]<season>|<month>|la semaine))|un (?:<weekday>)(?: (?:matin|soir))?(?=\.)|le \d{1,2} <month>)(?=[.,])(?!, (?:qui|que|où|si)\b)",
        fires_on=("On l'enterra en mars, quand la terre fut molle.", "La neige arriva à la Toussaint.", "Le procès s'ouvrit un jeudi."),
        silent_on=("Elle pensa à lui en mars.", "Il l'avait rencontrée en mars.", "Les cerisiers fleurissaient en avril.", "Elle s'assit un moment."),
    ),
    Rule(
        id="fr.flashback.year.when", confidence=0.76,
        starts="c l le la",
        needs=(" où ", " de la ", " du ", " des "),
        pattern=r"(?:c['’]était )?(?:l['’](?:hiver|été|automne|année)|le printemps|le mois d[e'’] ?<month>|la nuit|le jour|la semaine) (?:où (?!l['’]on\b)|(?:de la |du |des )(?=(?:grande? )?(?:grippe|gel|guerre|inondation|crue|sécheresse|neige|grèves?|choléra|peste|incendie|famine|déluge|tempête|exode|débâcle|disette)\b))(?![^.!?]{0,90}\b(?:souvent|toujours|parfois)\b)[^.!?]{3,80}?(?<!a)(?:\b<perfect>)\b",
        because="The winter when something happened is told as a time of its own.",
        fires_on=("C'était l'hiver où le canal gela.", "L'été où Paul partit, la vigne donna deux fois."),
        silent_on=("L'hiver où il faisait bon, ils sortaient souvent.", "C'était le jour de la lessive."),
    ),
    Rule(
        id="fr.flashback.before", confidence=0.75,
        starts="<number_start> des",
        needs=("plus tôt", "auparavant", "avant,"),
        pattern=r"(?:<number>|des )(?:<long_unit>) (?:plus tôt|auparavant|avant), (?:dans|sur|au|aux|à|chez|devant|sous) [^.!?,]{3,40}, (?=(?:un |une |le |la |les |l['’]))|(?:<number>|des )(?:<long_unit>) (?:plus tôt|auparavant|avant)(?:,[^.!?,]{3,50})?,(?![^.!?]{0,160}\b(?:avait|avaient|avais|serait|aurait|étaient|n['’]était|savait)\b)(?<!était),?(?![^.!?]{0,40}\bétait\b)",
        fires_on=("Douze ans plus tôt, dans la même cour, un garçon avait pleuré.", "Dix ans plus tôt, un garçon se tenait sur le même pont.",),
        silent_on=("Deux jours plus tôt, dans la cour, il avait perdu la clef.", "Deux jours plus tôt, il avait perdu la clef.", "Trois ans auparavant, il était tombé malade."),
    ),
    Rule(
        id="fr.flashback.then.aged", confidence=0.74,
        starts="il ce cette cet on",
        needs=("-là",),
        pattern=r"(?:(?:il (?:pleuvait|neigeait|gelait|ventait|faisait [^.!?,]{3,20}))(?:,? | encore |,? déjà ))?(ce (?:matin|soir|jour|printemps|<weekday>)-là|cet (?:après-midi|été|hiver|automne)-là|cette (?:nuit|année|semaine)-là)\b[^.!?]{0,160}[.!] [^.!?]{0,30}\b(?:avai[ts]|venait d['’]avoir|venais d['’]avoir) (?:alors |à peine |tout juste )?<count> ans\b(?! (?:depuis|de plus|de moins|d['’]))",
        fires_on=("Il neigeait, ce matin-là, et le bac restait à quai. Lise avait douze ans et mal aux dents.", "Cet été-là, la fontaine tarit. Paul avait huit ans."),
        silent_on=("Il neigeait. Lise avait douze ans.", "Ce garçon-là riait. Lise avait douze ans."),
    ),
    Rule(
        id="fr.flashback.then.too", confidence=0.74,
        starts="ce cette cet il",
        needs=("-là",),
        pattern=r"(?:cette nuit-là|ce (?:matin|soir|jour)-là|cet (?:été|hiver|automne|après-midi)-là) aussi,? (?:il )?(?:pleuvait|neigeait|gelait|ventait|faisait|y avait)\b<once>|il (?:pleuvait|neigeait|gelait|ventait) aussi,? (?:cette nuit-là|ce (?:matin|soir|jour)-là|cet (?:été|hiver|automne|après-midi)-là)\b",
        fires_on=("Cette nuit-là aussi, il neigeait.", "Il pleuvait aussi, ce soir-là."),
        silent_on=("Cette nuit aussi, il neigeait.", "Ce garçon-là aussi faisait des bulles.", "Celui-là aussi pleuvait misère."),
    ),
    Rule(
        id="fr.return", confidence=0.88,
        starts="maintenant aujourd'hui aujourd’hui à",
        needs=("plus tard", "après", "présent"),
        pattern=r"(?:maintenant|aujourd['’]hui|à présent), (?:<number>)(?:jours|semaines|mois|ans?|années?) (?:plus tard|après)\b|de retour au présent\b",
        fires_on=("Aujourd'hui, vingt ans plus tard, il s'y tenait de nouveau.",),
        silent_on=("Maintenant, il pleuvait.", "Aujourd'hui, personne ne vient."),
    ),
)  # fmt: skip

VETOES = (
    Veto(
        id="fr.veto.habit",
        pattern=r"\b(?:avai(?:t|ent) (?:l['’]habitude|coutume)|(?:tous|toutes) les (?:jours|soirs|matins|nuits|ans|étés|hivers|semaines|mois|(?:deux|trois|quatre) (?:jours|soirs|nuits|ans|semaines|mois|heures)|<weekday>s?)|chaque (?:jour|soir|matin|nuit|année|été|hiver|semaine|mois|fois|<weekday>)|comme (?:d['’]habitude|toujours|chaque))\b",
        stops=("Une heure plus tard, comme chaque soir, il ferma la boutique.",),
        passes=("Trois jours plus tard, la lettre arriva.",),
        spares=("fr.bridge", "fr.for.span"),
    ),
    Veto(
        id="fr.veto.plan",
        pattern=r"^[^.!?]{0,120}\b(?:(?:ser|aur|devr|pourr|fer|ir|faudr|saur|verr|voudr|mourr|partir|finir|sortir|dir)(?:ait|aient|a|ont)|\w{2,14}(?:erait|eraient|drait|draient)|(?:allai|devai)(?:t|ent) (?:y |se |s['’]|la |le |les |l['’]|en )?\w+(?:er|ir|re|oir)|si tout)\b",
        stops=(
            "Trois jours plus tard, il serait mort.",
            "Le lendemain, le bateau devait partir.",
            "Un an après, elle ne l'aurait pas reconnu.",
            "La semaine suivante, elle chanterait.",
        ),
        passes=("Trois jours plus tard, la lettre arriva.", "Le lendemain, elle allait mieux."),
    ),
    Veto(
        id="fr.veto.told", whole=True,
        pattern=r"^[^;:.!?]{3,70}, (?:pens|song)\w+-t-(?:il|elle)[,.]|^[^,;:.!?]{1,60}, (?:(?:lui|leur|me|nous) )?(?:dit|disait|expliqua|expliquait|raconta|racontait|ajouta|affirma|assura|écrivit|annonça|promit)(?:-t)?(?:-(?:ils?|elles?|on)| (?:le|la|les|son|sa) [\w-]+| l['’][\w-]+| (?-i:[A-ZÀÉ])[\w-]+), (?!(?:et|en|avec|dans|d['’]une?) )(?=\w)",
        stops=(
            "Le lundi, le facteur vint, pensa-t-elle, et il n'apporta rien.",
            "Trois semaines plus tard, lui raconta-t-elle, le toit s’était effondré.",
        ),
        passes=(
            "Trois semaines plus tard, elle lui raconta que le toit s’était effondré.",
            "Le lendemain, dit-il, « nous partons. »",
        ),
    ),
)  # fmt: skip

SIGNALS = (not_first("fr", ("Elle se tut. Le lendemain, il pleuvait.",), ("Le lendemain, il pleuvait.",)),)

LABELS = (
    Label(
        id="fr.label.time", parted=True,
        needs=("plus", "après", "avant", "temps", "aujourd", "suivant", "soir", "matin", "nuit", "présent", "jadis", "maintenant", "autrefois", "il y a", "ellipse", "hier", "demain", "moment", "saut", "nos jours"),
        pattern=r"(?:<number>(?:<unit>|minutes?|secondes?) )(?:plus tard|plus tôt|auparavant|après|avant)|(?:un peu |beaucoup |bien )?plus (?:tard|tôt)(?: (?:dans la (?:soirée|journée|nuit|matinée)|ce soir-là|cette nuit-là|le même jour))?|le (?:sur)?lendemain(?: (?:matin|soir|midi))?|(?:le |la |l['’])?(?:jour|semaine|mois|année|matin|soir|nuit) (?:suivante?|d['’]après)|pendant ce temps(?:-là|,? .{1,40})?|au même moment|aujourd['’]hui|de nos jours|(?:le )?présent|à présent|maintenant|jadis|autrefois|il y a (?:<number>)(?:<unit>)|(?:ce|le) soir(?:-là| même)?|(?:cette nuit|ce matin)(?:-là)?|(?:saut|ellipse) (?:dans le temps|temporelle?)(?:[:,] ?.{1,40})?|hier|demain",
        fires_on=("Trois jours plus tard", "~ Le lendemain ~", "~ Quelques jours plus tard ~", "Plus tard dans la soirée", "Il y a dix ans", "(Pendant ce temps)"),
        silent_on=("Le lendemain il partit", "Maintenant ou jamais"),
    ),
    Label(
        id="fr.label.date", dated=True,
        needs=("0", "di", "noël", "pâques", "pentec", "chandeleur", "saint", "nouvel an", "rentrée", "minuit", "jour", "premier"),
        pattern=r"(?:(?:le )?<weekday>,? )?(?:le )?(?:\d{1,2}|1er|premier) <month>(?:,? \d{4})?(?:,? \d{1,2} ?[h:]\d{0,2})?|(?:(?:début|fin|mi-) ?)?(?:<month>|<season>|<feast>),? \d{4}|(?:le )?<weekday>(?: (?:matin|soir|midi|après-midi))?(?:,? \d{1,2} ?[h:]\d{0,2})?|\d{1,2} ?h(?:eures?)?(?: ?\d{2})?(?: du (?:matin|soir))?|(?:l['’])?an \d{3,4}|minuit|jour \d{1,4}|(?:premier|deuxième|troisième|dernier) jour|noël",
        fires_on=("24 décembre 1998", "Mardi 3 mars", "14h30", "Été 1936", "Jour 12"),
        silent_on=("Mardi gras", "24 décembres d'affilée"),
    ),
    Label(
        id="fr.label.place", dated=True,
        needs=("0", "scène", "tableau", "quelque part"),
        pattern=r"(?-i:[^\W\d_a-zàâçéèêëîïôûù])[\w.'’-]*(?: [\w.'’-]+){0,4}, (?:(?:en |le |début |fin )?(?:\d{1,2} |1er )?(?:<month>|<season>),? )?(?:en )?\d{4}|(?:(?:scène|tableau) (?:\d{1,3}|[ivx]+|<ordinal>)|<ordinal> tableau)(?: ?[-–—:.] ?.{1,50})?\.?|quelque part (?:en|à|dans|sur|près) .{3,40}",
        fires_on=("Paris, 1889", "Paris, mars 1889", "Quelque part en Sibérie", "Scène première", "Scène II. — Marthe, le passeur", "Deuxième tableau"),
        silent_on=("Paris, bien sûr", "Scène de ménage", "Tableau noir"),
    ),
    Label(
        id="fr.label.pov",
        needs=("pov", "pdv", "point de vue", "vu par"),
        pattern=r"(?:point de vue|pdv|pov)(?: (?:de |d['’]|du |des )| ?:? )[\w .'’-]{2,30}|(?:[\w.'’-]+ ){0,2}[\w.'’-]+ (?:pov|pdv)|vu par [\w .'’-]{2,30}",
        fires_on=("Point de vue de Camille", "PDV Lucas", "PDV : Emma", "Lucas POV", "PoV d'Élise"),
        silent_on=("De ce point de vue il avait raison",),
    ),
    Label(
        id="fr.label.flashback",
        needs=("flash", "retour en arrière", "souvenir", "rêve", "analepse"),
        pattern=r"(?:début (?:du |de )?)?(?:flash[- ]?back|retour en arrière|souvenirs?|rêve|analepse)(?: début)?(?: ?:.{1,50})?",
        fires_on=("Flash-back", "*Souvenir*", "Début du flashback", "Retour en arrière"),
        silent_on=("Souvenirs en vrac sur la table",),
    ),
    Label(
        id="fr.label.return",
        needs=("fin", "retour au présent"),
        pattern=r"fin (?:du |de |des |de la )?(?:flash[- ]?back|retour en arrière|souvenirs?|rêve|analepse)|(?:flash[- ]?back|souvenir) fin|retour au présent",
        fires_on=("Fin du flash-back", "Retour au présent", "-Fin flashback-"),
        silent_on=("Fin de la rue",),
    ),
    Label(
        id="fr.label.placed", placed=True, parted=True,
        pattern=r"(?:(?:au|à l['’]|à la|en|vers|avant|après|peu avant|peu après|tard dans|tôt|dans|ce|cette|le|la|l['’]) ?)?(?:(?:petit|plein|même|fin de|début de|milieu de|le|la|l['’]|de) ?)*(?:aube|aurore|crépuscule|matin(?:ée)?|midi|après-midi|soir(?:ée)?|nuit|minuit|lever du (?:jour|soleil)|coucher du soleil|tombée de la nuit|déjeuner|dîner|souper|<event>)(?:-là)?|"
        r"(?:(?:le|la|l['’]) ?)?(?:premier|première|deuxième|seconde?|troisième|quatrième|cinquième|sixième|septième|dernier|dernière|\d{1,3}e) (?:jour|nuit|semaine|mois|année|soir|matin|acte|lettre|fois|mi-temps|manche|tour|visite|essai)|(?:jour|nuit|semaine|mois|année|heure|acte|lettre|manche|niveau|pont|essai|scène) (?:<count>|zéro|\d{1,4}|[ivx]+)|(?:début|mi-?|fin) ?<month>|(?:en )?<month>|(?:cet|cette|ce|l['’]) ?<season>(?:-là)?(?: \d{4})?|(?:au |en |le |l['’])?<season>(?: \d{4})?|(?:encore un |un |ce )<weekday>(?:-là)?|<feast>|(?:pleine lune|nouvelle lune|marée haute|marée basse|solstice)|"
        r"(?:de retour |quelque part |ailleurs |retour )?(?:à|au|aux|en|dans|sur|chez|devant|derrière|près de|à bord d[eu]) ?(?!fait\b|effet\b|bientôt\b|revoir\b|secours\b|la fin\b|fin\b|général\b|suivre\b)(?:(?:le|la|les|l['’]|un|une) ?)?(?:(?-i:[A-ZÉÈÀÂÎ])[\w.'’-]+(?: (?:de |du |la )?(?-i:[A-ZÉÈÀÂÎ])[\w.'’-]+){0,2}|cuisine|hôpital|gare|port|village|château|école|bord|maison)|(?:interlude|intermède|épilogue|prologue|entracte)(?: ?[:–—-] ?.{1,40})?|il y a (?:bien )?longtemps|il était une fois|<number> ?<unit>",
        fires_on=('Aube', 'Au petit matin', 'Vers minuit', 'Le deuxième jour', 'Jour un', 'Fin octobre', 'En novembre', 'Cet été-là', 'Pleine lune', 'À Paris', 'De retour à Paris', 'Dans la cuisine', 'Intermède : Ada', 'Il était une fois', 'Six semaines'),
        silent_on=('Au secours', 'En effet', 'Bonne nuit', 'À bientôt', 'Le deuxième homme', 'À suivre'),
    ),
)  # fmt: skip

CUES = cues(
    "fr",
    "La cloche se fendit.",
    "L'aubergiste éternua.",
    Sign("unit", "jour|jours|journée|nuit|nuits|semaine|semaines|mois|an|ans|année|années|vacances|trimestre", "L'hôte resta une semaine.", "L'hôte resta."),
    Sign("hour", "heures|heure", "On fermait la grille à dix heures.", "On fermait la grille à l'heure dite.", r"(?<!\bde )\b(?:<count>) heures?\b"),
    Sign("part", "matin|matinée|midi|minuit|soir|soirée|après-midi|aube|aurore|crépuscule|lendemain|déjeuner|dîner|souper", "On fermait la cour le soir.", "La cour avait son air fermé."),
    Sign("date", "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|printemps|été|automne|hiver|noël|pâques|toussaint|rentrée|carême", "Le toit fuyait depuis mars.", "Le toit fuyait."),
    Sign("light", "soleil|lune|neige|noir|sombre|gel", "La lune pendait sur l'étable.", "L'horloge pendait sur l'étable."),
    Sign("place", "hôpital|gare|quai|tribunal|cimetière|hôtel|bureau|prison|église|école|port|aéroport|train|marché|mairie|clinique|auberge|café|bac|bus|ville|village|île|camp|caserne|bibliothèque|atelier|tramway|couvent|lycée", "La gare sentait l'huile.", "La cour sentait l'huile."),
    Sign("many", "soirs|matins|nuits|jours|dimanches|lundis|samedis|étés|hivers", "Les soirs étaient longs.", "Le soir était long."),
    Sign("habit", "toujours|chaque|parfois|souvent|jamais|tous|toutes|serait|seraient|aurait|auraient|faudrait|pourrait|devait|fallait", "L'aubergiste mentait toujours.", "L'aubergiste mentait."),
    Sign("moment", "instant|instants|moment|minute|minutes|seconde|secondes|puis|soudain|alors|aussitôt|lentement", "Soudain l'aubergiste éternua.", "L'aubergiste éternua."),
    Sign("had", "avait|avaient|avais", "L'aubergiste avait tout vendu.", "L'aubergiste vendit tout."),
    Sign("since", "depuis|encore|déjà", "La grille coinçait depuis le gel.", "La grille coinçait."),
    Sign("thought", "disait|pensa|pensait|songea|songeait|souvint|souvenait|rappela|rappelait|rêva|rêvait|imagina", "L'aubergiste pensa à l'hiver.", ("L'aubergiste mentait.", "La nuit, l'aubergiste pensa à la grille."), r"\b(?:pens|song|souv|rappel|rêv|imagin)\w+ [^.!?,;:]{0,40}\b(?:<when>)\b|, (?:(?:pens|song)\w+-t-(?:il|elle)|disait)\b"),
    Sign("measure", "avait|avaient|séparaient|restait|restaient|manquaient|coûta|prenait|fallait|durait|marquait", ("L'aubergiste avait soixante ans.", "Il fallait deux heures pour monter."), ("L'aubergiste mentait.", "L'hiver, il ne restait que l'aubergiste."), r"\b(?:avait|avaient|séparaient|restait|restaient|manquaient|coûta|prenait|fallait|durait)\b[^.!?,;]{0,25}\b(?:<count>|quelques) (?:<unit>)\b|\bmarquait\b"),
    Sign("is", "était|étaient|est|sont|été", "L'automne était la meilleure saison.", "L'aubergiste était vieux.", r"^c['’]était l['’](?:heure|année|époque) où|^(?:le |la |les |l['’])(?:(?:dernière?s?|premi(?:er|ère)s?) )?(?:<season>|<month>|<weekday>|<unit>|matin|soir) [^.!?,]{0,30}?\b(?:était|étaient|est|sont|été) "),
    Sign("plural", "<weekday>|soir|matin|nuit|été|hiver|automne|printemps", ("C'était un lundi, et le lundi l'aubergiste mentait.", "Le dimanche, l'aubergiste mentait.", "L'été les enfants dormaient dans le foin."), ("Le dimanche, l'aubergiste mentit.", "Un dimanche l'aubergiste mentait."), r"\bet le <weekday>\b|^(?:le |la |l['’]|au )(?:<weekday>|soir|matin|nuit|été|hiver|automne|printemps)\b,? (?:(?!\w+(?:a|it|ut|rent)\b)[\w'’]+ ){0,5}?(?:\w['’])?(?!avai|étai)\w{2,}ai(?:t|ent)\b"),
    Sign("both", "été|hiver", "L'été la cour sentait la poix, l'hiver la fumée.", "L'été la cour sentait la poix.", r"\bl['’](?:été|hiver) [^.!?]*\bl['’](?:été|hiver)\b"),
    Sign("whenever", "quand|celui|celle|ceux|qui", ("Qui arrivait tard le lundi balayait la cour.", "Quand venait l'hiver, l'aubergiste dormait à l'étable."), "Quand vint l'hiver, l'aubergiste mentit.", r"^(?:celui|celle|ceux|celles)? ?qui \w+ai(?:t|ent)\b|\bquand (?:(?:le |la |les |l['’]|il |elle |on )(?:\w+ )?)?(?!avait\b|était\b)\w{2,}ai(?:t|ent)\b"),
    Sign("first-time", "fois|horloge|pendule|tard", ("C'était la première fois depuis des semaines que l'aubergiste riait.", "La pendule sonna dix heures.", "Il était tard, et l'aubergiste bâilla."), "Une fois l'aubergiste rit.", r"\b(?:c['’]était la (?:première|dernière) fois|(?:l['’]horloge|la pendule) (?:[^.!?,]{3,30} )?(?:marquait|sonna)|il était (?:très |déjà )?tard)\b(?! quand| lorsqu)"),
    Sign("born", "né|née|datait|datée|daté|calendrier|agenda|affiche|journal|pancarte|registre", ("Le calendrier montrait le mois d'avril.", "L'aubergiste était né en mars."), "En mars, l'aubergiste mentit."),
    Sign("until", "pour|dans|avant|depuis|encore|jusqu|jusqu'au|jusqu'à", "Dans une semaine, l'aubergiste paierait.", "La semaine passa."),
    Sign("of", "comme|sentait|odeur|eût", ("On eût dit que l'hiver était entré.", "La cour sentait l'été.", "La cour était froide comme en janvier."), "En hiver l'aubergiste mentit.", r"\b(?:comme (?:en|au|un|une|si)|eût dit|sentai(?:t|ent)|odeur)\b[^.!?,;]{0,30}\b(?:<when>)\b"),
    Sign("react", "dit|demanda|répondit|murmura|sourit|rit|regarda|regarde|hocha|haussa|soupira|main|mains|yeux|visage|tête|bouche|voix|doigt|doigts|épaule|épaules|lèvres", "L'aubergiste sourit.", "L'aubergiste mentait."),
    Sign("head", "le|la|les|l", "La cloche se fendit.", "Une cloche se fendit."),
    Sign("goes", "il|elle|ils|elles|et|mais|puis|alors|or|donc|car|oui|non", "Il mentait.", "L'aubergiste mentait."),
    of=("du ", "de ", "de la ", "de l'", "de l’", "d'", "d’", "des "),
)  # fmt: skip

TURNS = (
    names_again(
        "fr",
        fires_on=("Il était tard, et Lise leva la tête. ¶ « Va », dit Lise. ¶ Dix ans plus tôt, un garçon se tenait sur le même pont. ¶ Il n'avait pas de souliers. ¶ Le meunier lui ouvrit. ¶ Il dormit près de la roue. ¶ Puis Lise posa la lampe.",),
        silent_on=("Il était tard, et Lise leva la tête. ¶ « Va », dit Lise. ¶ Un garçon se tenait sur le même pont. ¶ Il n'avait pas de souliers. ¶ Le meunier lui ouvrit. ¶ Il dormit près de la roue. ¶ Puis Lise posa la lampe.",),
        pattern=r"^\w",
    ),
    told_now(
        "fr",
        pattern=r"(?:et |mais )?(?:(?:maintenant|aujourd['’]hui|à présent), (?:dans|sur|au|aux|à|devant|derrière|sous|avec|assise?|debout|penchée?|près)\b|(?:maintenant|aujourd['’]hui|à présent),? [^.!?]{3,80}\b(?:de nouveau|encore|toujours|ne \w+ plus|n['’]\w+ plus)\b(?![^.!?]*\bavai(?:s|t|ent)\b)|(?:quand|lorsqu['’]|lorsque )\s?(?:il|elle|[Ll][ea] \w+|(?-i:[A-ZÉ])\w+) (?:eut (?:fini|terminé|achevé)|se tut)\b)",
        fires_on=("Il était tard, et Lise leva la tête. ¶ « Va », dit Lise. ¶ Dix ans plus tôt, un garçon se tenait sur le même pont. ¶ Il n'avait pas de souliers. ¶ Le meunier lui ouvrit. ¶ Il dormit près de la roue. ¶ Maintenant, sur le pont, la lampe fumait.", "Il était tard, et Lise leva la tête. ¶ « Va », dit Lise. ¶ Dix ans plus tôt, un garçon se tenait sur le même pont. ¶ Il n'avait pas de souliers. ¶ Le meunier lui ouvrit. ¶ Il dormit près de la roue. ¶ Quand elle eut fini, la lampe fumait.",),
        silent_on=("Il était tard, et Lise leva la tête. ¶ « Va », dit Lise. ¶ Dix ans plus tôt, un garçon se tenait sur le même pont. ¶ Il n'avait pas de souliers. ¶ Le meunier lui ouvrit. ¶ Il dormit près de la roue. ¶ Maintenant il avait chaud.", "Il était tard, et Lise leva la tête. ¶ « Va », dit Lise. ¶ Dix ans plus tôt, un garçon se tenait sur le même pont. ¶ Il n'avait pas de souliers. ¶ Le meunier lui ouvrit. ¶ Il dormit près de la roue. ¶ Quand il eut froid, il rentra.", "Il était tard, et Lise leva la tête. ¶ « Va », dit Lise. ¶ Un garçon se tenait sur le même pont. ¶ Il n'avait pas de souliers. ¶ Le meunier lui ouvrit. ¶ Il dormit près de la roue. ¶ Maintenant, sur le pont, la lampe fumait.", "Dix ans plus tôt, un garçon se tenait sur le même pont. ¶ Maintenant, sur le pont, la lampe fumait.",),
    ),
)  # fmt: skip

TABLE = Table("fr", WORDS, RULES, VETOES, LABELS, SIGNALS, TURNS, CUES, COMPANY, speech=SPEECH)
