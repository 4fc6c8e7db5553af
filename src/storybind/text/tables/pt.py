"""Portuguese: words of time, the openings that restart a story's clock, and what looks like one and is none."""

from storybind.text.rows import Label, Rule, Veto
from storybind.text.rules import Table
from storybind.text.tables.company import COMPANY, SPEECH
from storybind.text.tables.tongues import Sign, cues, much_to_tell, names_again, not_first, told_now

WORDS = {
    "when": r"<season>|<month>|<weekday>|<feast>|<unit>|tarde|manhã",
    "count": r"uma?|dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|catorze|quatorze|quinze|dez[ae]sseis|dez[ae]ssete|dezoito|dez[ae]nove|"
    r"(?:vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa)(?: e \w+)?|cem|mil|\d{1,4}",
    "few": "alguns|algumas|vários|várias|poucos|poucas|muitos|muitas|uns|umas|um par de|meia dúzia de|uma dúzia de|dezenas de",
    "about": "cerca de|quase|apenas|mais de|menos de|pouco mais de|exatamente|exactamente|só|somente|nem|uns|umas",
    "number": "(?:<about> )?(?:<few>|<count>(?: ou <count>)?)(?: (?:longos|longas|bons|boas|intermináveis|inteiros|inteiras))?",
    "number_start": "um uma dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quatorze quinze dezesseis dezasseis dezessete "
    "dezassete dezoito dezenove dezanove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem mil alguns algumas vários várias poucos "
    "poucas muitos muitas uns umas meia dezenas cerca quase apenas mais menos pouco exatamente exactamente só somente nem #",
    "long_unit": r"dias?|noites?|semanas?|fins de semana|quinzenas?|m[eê]s(?:es)?|trimestres?|anos?|décadas?|séculos?|verões|verão|invernos?|outonos?|primaveras?",
    "unit": "horas?|<long_unit>",
    "weekday": "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|segunda|terça|quarta|quinta|sexta|sábado|domingo",
    "month": "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    "season": "primavera|verão|outono|inverno",
    "feast": "natal|páscoa|ano-novo|ano novo|carnaval|são \\w+|finados|todos os santos|reis|pentecostes|quaresma|corpus christi|domingo de ramos|quarta-feira de cinzas|passagem de ano|réveillon",
    "the": "(?:o|a|os|as|seu|sua|meu|minha|aquele|aquela|nosso|nossa) ",
    "ofthe": "(?:do|da|dos|das|de|daquele|daquela|do seu|da sua) ",
    "event": "enterro|funeral|velório|casamento|julgamento|sentença|guerra|festa|concerto|exame|exames|provas?|formatura|eleição|eleições|espetáculo|espectáculo|estreia|"
    "jogo|tempestade|temporal|acidente|incêndio|divórcio|missa|reunião|sessão|audiência|operação|cirurgia|férias|colheita|vindima|mudança|partida|chegada|"
    "regresso|volta|nascimento|morte|batizado|cerimónia|cerimônia|interrogatório|batalha|cheia|enchente|entrevista|parto|baile|leilão|procissão|romaria|greve|inauguração|recital|entrega|apresentação|batismo|comunhão|eleitoral|seca|feira|ensaio|intervalo|desfile",
    "subject": r"o|a|os|as|um|uma|ele|ela|eles|elas|eu|nós|você|vocês|meus?|minhas?|seus?|suas?|nossos?|nossas?|est[ea]s?|aquel[ea]s?|tod[oa]s?|ninguém|alguém|nada|não|já|ainda|dois|duas|três|quando|(?-i:[A-ZÁÉÍÓÚ])[\w’-]+|<did>",
    "ordinal": "primeir[oa]|segund[oa]|terceir[oa]|quart[oa]|quint[oa]|sext[oa]|sétim[oa]|oitav[oa]|non[oa]|décim[oa]|últim[oa]",
    "dated": r"(?<!até )(?<=\w )(?<!rio de )<month>|(?<!fato de )(?<!roupa de )(?<!vestido de )(?:sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)(?:-feira| à noite| de manhã| à tarde))|(?<!terra )(?<!cidade )(?<!aldeia )(?<!casa )(?<!cidade de )(?<!em )natal(?! d[oa]s )|páscoa|carnaval|quaresma|ano[- ]novo|passagem de ano|pel[oa]s? (?:<feast>|santos)|(?<!casaco de )(?<!roupa de )(?<!roupas de )(?<!vestido de )(?<!férias de )(?<!jardim de )(?<!noites de )(?<!manhãs de )(?<!tardes de )(?<!dias de )(?<!dia de )(?<!frio )(?:<season>)(?! da (?:vida|mocidade))|(?:vésperas?|antevéspera|dias antes|semanas antes) d[aoe]s? (?:<event>|<feast>)",
    "passed": "passaram|passou|passaram-se|passou-se|decorreram|correram|correu|voaram|voou|sucederam-se|foram-se|foi-se|arrastaram-se|se passaram|se passou",
    "not_before": r"(?![^.!?]{0,100}\b(?:tinha|tinham|havia|haviam|tivera|tiveram) (?:(?:sido|já|estado|ainda) )?\w+(?:ado|ido|ído|to|sto|rto|eito)\b|[^.!?]{0,80}\b(?:estivera|fora|vira|perdera|conhecera|fizera|dissera|morrera|viera|deixara|mentira|partira)\b)",
    "seldom": r"(?![^.!?]{0,140}\b(?:sempre|às vezes|muitas vezes|por vezes|nunca|costumava|costumavam|normalmente|geralmente|de costume|cada|de vez em quando|volta e meia)\b)",
    "perfect_verb": r"\w{2,14}(?:ou|aram|eram|iram|eu|iu|ei)|foi|foram|fui|fomos|veio|vieram|vim|fez|fiz|disse|viu|teve|tive|esteve|trouxe|pôs|quis|pôde|soube|houve|deu|leu|riu|coube",
    "perfect": r"(?=[^.!?]{0,100}\b(?:<perfect_verb>)\b)",
    "named": r"(?<=[\w,;] )[A-ZÁÉÍÓÚÂÊÔÃÕÇ][a-zà-ÿ]{2,}",
    "first_person": "eu|me|mim|comigo|meu|minha|meus|minhas|Eu|Meu|Minha|Meus|Minhas",
    "once": r"<seldom>(?:(?=(?:(?!\b\w{2,15}(?:av|i)am?\b)[^.!?]){0,80}?\b(?:<perfect_verb>)\b)|(?![^.!?]{0,60}\b(?!(?:tinha|tinham|havia|estava|estavam|queria|sabia|podia|dia|dias|chovia|nevava|dormia|dormiam|maria|alegria|polícia|tia|via|ia|família|notícia|cava|lava|brava|fazia|vazia|fria|meio-dia|delegacia|padaria)\b)(?:(?-i:[a-zà-ÿ])(?:\w{1,15}av(?:a|am)|\w{1,15}iam?)|iam)\b))",
    "did": r"\w{2,14}(?:ou|aram|eram|iram|eu)|(?:veio|foi|foram|fez|disse|viu|abriu|pediu|saiu|caiu|partiu|ouviu|vieram|teve|trouxe|pôs|houve|se|lhe|ninguém|alguém|não)",
}

RULES = (
    Rule(
        id="pt.later.elapsed", confidence=0.95,
        starts="<number_start> anos meses semanas dias horas décadas meio algum bastante muito tempos",
        needs=("depois", "mais tarde", "após"),
        pattern=r"(?:<number> <unit>|anos|meses|semanas|dias|horas|décadas|(?:<about> )?(?:meia hora|três quartos de hora|(?:trinta|quarenta|cinquenta|30|40|45|50) minutos)|<number> (?:anos?|meses|mês|horas?) e mei[oa]|meia vida|uma vida inteira|meio século|(?:algum|bastante|muito|tempos?) tempo|tempos) (?:depois|mais tarde|após)\b(?! (?:que|de)\b)|<number> <unit> depois d[aoe]s? (?!amanhã)\w+",
        fires_on=("Três dias depois chegou a carta.", "Anos mais tarde encontraram o barco.", "Meia hora mais tarde a cozinha estava vazia.", "Três dias depois decidiu ficar.", "Poucos dias depois desapareceu o cão.", "Apenas duas horas depois ardia o celeiro.", "Dois meses depois do enterro, vendeu a casa."),
        silent_on=("— Três dias depois estava morto — disse Ana.", "Um instante depois a porta abriu-se.", "Cinco minutos depois ainda falava.", "Pouco depois bateram."),
    ),
    Rule(
        id="pt.next.period", confidence=0.92,
        starts="no na nos nas o a ao logo já",
        pattern=r"(?:logo |já )?(?:no|na|o|a|ao) (?:dia|manhã|semana|noite|tarde|mês|ano|verão|inverno|outono|primavera|fim de semana|<weekday>) (?:seguinte|imm?ediato|imm?ediata)\b(?! (?:era|seria|será|é)\b)|(?:no|ao) outro dia\b(?! (?:te|vi|a gente)\b)|na outra manhã\b|(?:na semana|no dia|no mês|na manhã) a seguir\b|(?:nos|nas|os|as) (?:<count> )?(?:dias|semanas|meses|anos|noites) (?:seguintes|que se seguiram)\b|(?:ao|no) (?:segundo|terceiro|quarto|quinto|sexto|sétimo|oitavo|nono|décimo) (?:dia|mês|ano)\b(?! d[aeo])<once>|(?:n[oa]|ao|à) (?:<ordinal>) (?:dia|noite|semana|mês|ano|manhã)(?: d[aoe]s? [^\W\d_]+)?(?=,| (?:<did>)\b)<not_before><once>|o dia seguinte (?:amanheceu|nasceu|trouxe|começou|chegou|encontrou)\b|de um dia para o outro\b(?=,| (?:<did>)\b)|(?:n[oa]|à) (?:segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo|mês|ano|semana) (?:a seguir|depois|imm?ediat[oa])\b",
        fires_on=("No dia seguinte nevava.", "Na manhã seguinte partiu.", "Na primavera seguinte, Lídia foi tocar a Viena.", "Nos dias seguintes viram-no no cais.", "Ao terceiro dia parou de chover.", "Na quarta noite, o cão não ladrou.", "No último dia de férias, a avó fechou a casa.", "O dia seguinte amanheceu limpo."),
        silent_on=("Na manhã cinzenta, sorriu.", "A seguinte entrou.", "O dia seguinte era domingo.", "No outro lado acenavam.", "Ao terceiro toque abriu.", "Na segunda noite, lia sempre até tarde.", "No primeiro andar moravam dois irmãos."),
    ),
    Rule(
        id="pt.that.period", confidence=0.8,
        starts="naquela naquele nessa nesse nesta neste aquela mais à de",
        pattern=r"(?:mais tarde,? )?(?:(?:naquela|nessa|nesta)(?: mesma)? (?:noite|tarde|madrugada|manhã|primavera)|(?:naquele|nesse)(?: mesmo)? (?:verão|inverno|outono|fim de semana)|(?:nesse|naquele|neste) mesmo dia|na mesma (?:noite|tarde)|(?:naquela|nessa) mesma semana)(?=,| [^\W\d_])(?! (?:de|do|da|em que|que|quando|era|foi (?:o|a)|anterior|passada)\b)<not_before><once>",
        fires_on=("Naquela noite o sacristão levantou-se.", "Nessa mesma tarde fez a mala."),
        silent_on=("Naquela noite tinha sido pior.", "Naquela noite mentira pela primeira vez.", "Naquela noite de maio ninguém dormiu.", "Naquele banco dormia um gato."),
    ),
    Rule(
        id="pt.after.event", confidence=0.8,
        starts="depois após terminada terminado acabada acabado à no na ao finda o a chegou veio <number_start>",
        pattern=r"(?:à saída|depois) d[oa] (?:trabalho|fábrica|oficina|escola|missa|cinema)(?=,| <did>)<not_before><once>|na véspera <ofthe>(?:<event>|audiência|viagem|partida)(?=,| [^\W\d_])(?!(?: [^\W\d_]+){0,3} tinha)|(?:depois <ofthe>|após <the>?)(?:(?:<event>)|jantar|almoço|café|ceia|aula|escola|trabalho)\b(?=,| [^\W\d_])<not_before><once>|(?:terminad|acabad)[oa]s? <the>(?:<event>)\b|(?:à saída|no fim|no final|ao fim|na volta) <ofthe>(?:<event>)(?=,)<once>|(?:na noite|na manhã|na tarde|no dia|na véspera|na antevéspera|(?:<number> )(?:dias?|semanas?|horas?) antes) (?:<ofthe>|seguinte ao )(?:<event>|<feast>)(?=,| [^\W\d_])<not_before><once>|(?:o dia|a noite|a manhã|a hora) <ofthe>(?:<event>) (?:chegou|amanheceu|nasceu|trouxe)\b|(?:chegou|veio) (?:enfim |por fim |finalmente )?(?:o dia|a noite|a manhã) <ofthe>(?:<event>|<feast>)\b",
        fires_on=("À saída do trabalho encontrou o ferreiro.", "Na véspera da audiência o irmão comia sozinho.", "Depois do enterro voltaram para casa.", "Depois do jantar acendeu a lanterna.", "Terminada a missa, beberam.", "Na noite do casamento ficou sozinha.", "Na véspera do julgamento, não jantou.", "Dois dias antes da festa, chegou o fato.", "O dia do leilão amanheceu chuvoso."),
        silent_on=("Depois de um silêncio, assentiu.", "Depois de tudo, era só um cão.", "Depois da guerra tinha vivido aqui.", "Depois da missa bebia sempre.", "Após a porta havia um corredor."),
    ),
    Rule(
        id="pt.after.span", confidence=0.82,
        starts="ao depois após passados passadas passado passada dali daí em",
        pattern=r"(?:ao (?:cabo|fim) de|depois de|após|passad[oa]s?|daí a|dali a|em questão de|em(?= (?:dois|duas|três|quatro|cinco|seis|poucos|poucas|uma|um)\b)<perfect>) <number> (?:<unit>)\b(?! (?:de (?:viagem|caminho|marcha|silêncio|trabalho|voo|buscas|espera)|a|em|sem|e|que|haveria|seria)\b)<not_before>(?![^.!?]{0,60}\b(?:sempre|costumava|será|serão|estará|vai|vou|ia|iria)\b)",
        fires_on=("Ao fim de um mês conhecia a letra.", "Passados dois anos, voltou.", "Dali a três semanas chegou a resposta."),
        silent_on=("Ao fim de um momento, sorriu.", "Depois de duas horas de caminho, calaram-se.", "Após vinte anos tinha aprendido a calar."),
    ),
    Rule(
        id="pt.weekday", confidence=0.85,
        starts="na no numa num era chegou veio o a <weekday>",
        needs=("segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"),
        pattern=r"(?:na|no|numa|num) <weekday>(?: (?:de manhã|à tarde|à noite|ao amanhecer|\d{1,2}))?(?: de <month>)?(?=,? (?:<subject>)\b)(?!,? (?:é|era|será|passada|passado|que vem)\b)(?! (?:vez|fila|feira))<not_before><once>|era (?:já )?<weekday> quando|<weekday>\.|(?:chegou|veio) (?:a |o )?<weekday>\b(?! vez)|(?:(?-i:Segunda|Terça|Quarta|Quinta|Sexta)(?:-feira)?|sábado|domingo),? (?:(?:de manhã|à tarde|à noite|ao meio-dia|logo cedo|bem cedo),?|às \w+(?: e \w+)?,?) (?:<subject>)\b<not_before><once>|(?:o|a) <weekday> (?:amanheceu|nasceu|começou|chegou|raiou|trouxe)\b",
        fires_on=("Na sexta-feira ninguém veio.", "No domingo de manhã os sinos tocaram.", "Era sábado quando telefonou.", "Terça-feira. O gato não tinha voltado.", "No sábado de manhã minha tia ligou.", "Domingo à tarde o rádio calou-se.", "A segunda-feira amanheceu com nevoeiro."),
        silent_on=("Ao domingo ia à missa.", "Na sexta tinha-a visto pela última vez.", "Na terça era dia de feira.", "Na segunda fila alguém riu.", "No domingo ia sempre à missa.", "O sábado era o dia dele.", "A sexta fila riu."),
    ),
    Rule(
        id="pt.month.season", confidence=0.82,
        starts="pouco poucos <count> <month> em no na a ao pelo pela por chegou veio era numa num o nos nas à corria entrava acabava ia entrou findou rompeu acabou acabou-se terminou foi foi-se findou-se <season>",
        pattern=r"(?:(?:em|no início de|no fim de|em meados de|nos primeiros dias de|em finais de|em princípios de) (?:<month>)|(?:no|na|no início do|no início da|no fim do|no fim da|no meio do) (?:<season>)<perfect>|(?:no|na|pelo|pela|por) (?:<feast>)|(?:pouco|(?:poucos|<count>) dias) antes d[aeo]s? (?:<feast>)|(?:a|no dia|em) (?:1\.?º|primeiro|\d{1,2}) de <month>|(?:na véspera|na noite|no dia|na manhã) de (?:<feast>))(?: (?:de \d{4}|daquele ano|desse ano|do ano seguinte|do mesmo ano|seguinte))?(?=,? [^\W\d_])(?!,? (?:é|será|há|que vem|próximo|passado)\b)<not_before><once>|"
        r"(?:numa|num) (?:manhã|tarde|noite|dia|domingo) de (?:<month>|<season>)\b<not_before><once>|(?:o|a) (?:<season>) (?:chegou|veio|voltou)\b|(?:chegou|veio|voltou)(?: enfim| por fim| finalmente)? (?:o |a )(?:<season>|<feast>|<month>|cheia|neve|chuva|seca)\b(?! (?:até|à|ao|do|da|para)\b)|(?:<month>|<season>)\.|era (?:quase |já )?(?:<feast>|<season>|<month>)(?=,|\.| quando| e )|(?:em|no ano de|corria o ano de) (?:1[5-9]|20)\d{2}(?=,? [^\W\d_])<not_before><once>|(?:corria|entrava|ia a meio|acabava) (?:já |então )?(?:o |a )?(?:mês de )?(?:<season>|<month>)(?=,|\.| quando| e )|(?:entrou|findou|rompeu|acabou|terminou)(?:-se)? (?:já |enfim )?(?:o |a )?(?:<season>|<month>|ano|quaresma)\b(?! (?:letivo d|d))|(?:o|a) (?:<season>|<month>|ano novo) (?:entrou|trouxe|acabou|findou|foi-se|ia no fim)\b",
        fires_on=("Em outubro chegou a conta.", "Veio o inverno, e o canal gelou.", "No Natal escreveu um postal.", "Pouco antes do Natal bateu à porta.", "A 4 de março telefonou o banco.", "Numa manhã de junho um homem bateu à porta.", "Era outubro e as malas estavam feitas.", "Em 1961, o barco mudou de dono.", "Entrou novembro com as suas geadas.", "Corria o outono quando o irmão escreveu."),
        silent_on=("No tempo da cheia ninguém atravessava.", "Em abril tinha conhecido Ana.", "O inverno era duro.", "Em maio chovia sempre.", "No verão pintava a porta.", "Em 1961 tinha casado com um padeiro.", "O verão trouxera-lhe sardas.", "Acabou o pão."),
    ),
    Rule(
        id="pt.woke", confidence=0.88,
        starts="quando ao acordou acordaram despertou despertaram acordou-o acordou-a acordou-os acordou-me acordaram-no acordaram-na despertou-o despertou-a despertou-me foi fui foram",
        pattern=r"quando [^.,!?]{0,40}?(?:acordou\b(?! [oa]s?\b)|acordaram|acordei|despertou\b(?! [oa]s?\b)|despertei|voltou a si|recuperou os sentidos|abriu os olhos|abri os olhos)(?=,| [^\W\d_])|ao (?:acordar|despertar)(?=,| [^\W\d_])(?! (?:[oa]s?|um|uma) [^\W\d_]+,)<once>|(?:acord(?:ou|aram)|despert(?:ou|aram))-(?:[oa]s?|me) (?:o|a|os|as|um|uma)\b|(?:foi|fui|foram) (?:acordad|despertad)[oa]s? (?:pel[oa]s?|por|com|a meio|às|de madrugada)\b|quando deu por si,|quando dei por mim,",
        fires_on=("Quando acordou, nevava.", "Quando Lídia abriu os olhos, estava sozinha.", "Ao acordar, o quarto estava vazio.", "Acordou-a o sino da capela.", "Foi acordado pelo frio."),
        silent_on=("Quando falou, ele calou-se.", "Quando acordou os filhos, era tarde.", "Ao acordar, sempre rezava.", "Acordou-o com um beijo.", "Ao acordar a irmã, fez-lhe sinal."),
    ),
    Rule(
        id="pt.woke.plain", confidence=0.8, within=True,
        starts="acordou acordei acordaram despertou despertei",
        pattern=r"^(?!quando |se |e |apenas |isto |isso |este )((?:(?:ele|ela|eu|(?-i:[^\W\d_a-zà-ÿ])[\w’-]+(?: (?-i:[^\W\d_a-zà-ÿ])[\w’-]+)?) ?)?\b(?:acord(?:ou|ei|aram)|despert(?:ou|ei))\b)(?! (?:[oa]s?|um|uma|no (?:espírito|espirito|peito|coração)|na (?:alma|memória))\b)(?!-)<once>|^[oa] [^.!?,]{3,24} (?:acordou|despertou) (?:com|cedo|tarde|sobressaltad|de|n[oa])<once>",
        fires_on=("A dona Amélia acordou com os sinos.", "Acordou com o sol na cara.", "Lídia acordou tarde.",),
        silent_on=("Acordou no espírito do velho uma desconfiança.", "O cão acordou o vizinho.", "Acordou os filhos.", "Acordava cedo.", "Acordou-o com um grito.",),
    ),
    Rule(
        id="pt.later.where", confidence=0.77,
        starts="mais muito",
        pattern=r"(?:muito )?mais tarde, (?:em|na|no|nas|nos|à|ao|sob|sobre|diante)(?! (?:(?:suas?|seus?|uma?|as) )?(?:memórias|diários?|autobiografia|lembranças|cartas?|entrevistas?|relatório)\b) [^,.;!?]{2,30},<once>",
        fires_on=("Mais tarde, na cama, ficou acordada.", "Muito mais tarde, no barco, encontrou o bilhete."),
        silent_on=("Mais tarde, disse ela, veremos.", "Mais tarde, nas suas memórias, escreveu que sentira medo.", "Mais tarde, na aldeia, dormia sempre no palheiro."),
    ),
    Rule(
        id="pt.when.it.came", confidence=0.82,
        starts="quando mal assim logo uma amanheceu anoiteceu amanhecia anoitecia entardecia clareava escurecia",
        pattern=r"quando (?:o (?:ano|mês|verão|inverno|semestre)|a (?:semana|guerra)) (?:acabou|terminou),|(?:quando|mal|assim que|logo que) (?:(?:enfim |finalmente )?(?:chegou|veio|voltou|caiu|acabou|terminou|passou) (?:o |a )?(?:<season>|<month>|<weekday>|<feast>|noite|dia|manhã|guerra|(?:<event>))|(?:o |a )(?:<season>|<weekday>|<feast>|noite|dia|sol|guerra|neve|(?:<event>)) (?:chegou|veio|caiu|acabou|terminou|passou|nasceu|se pôs|raiou|derreteu)|(?:amanheceu|anoiteceu|escureceu|clareou|se fez (?:noite|dia|tarde)|rompeu (?:o dia|a manhã)|(?:o dia|a manhã) (?:clareou|rompeu)|(?:por fim |enfim )?(?:a chuva|o vento|a neve|o gelo) (?:parou|amainou|cessou|derreteu|se derreteu)))\b|(?:amanheceu|anoiteceu|amanhecia|anoitecia|entardecia|clareava|escurecia)(?=,| (?:quando|sem|com|sobre)\b|\.)(?![^.!?]{0,30}\b(?:cedo|sempre)\b)<once>|"
        r"quando [^.,!?]{0,30}? ?(?:voltou|regressou|voltaram|regressaram)(?: (?:de|do|da|das|dos|para casa|à cidade)\b[^.,!?]{0,40}),(?! \w+ (?:a olhar|a falar))|quando [^.!?,]{3,40}, (?:já era (?:noite|dia|tarde|escuro)|já (?:anoitecia|amanhecia|anoitecera|amanhecera))|uma vez (?:terminad|acabad|passad)[oa]s? <the>(?:<event>|<season>)",
        fires_on=("Quando o ano acabou, tinha vendido tudo.", "Quando veio a primavera, o telhado estava pronto.", "Quando anoiteceu, estavam longe.", "Quando Paulo voltou do Porto, a casa estava vazia.", "Quando a noite caiu, o afinador fechou a tampa.", "Assim que clareou, saíram com as redes.", "Quando por fim a neve derreteu, subiram.", "Amanhecia quando o táxi parou.", "Anoiteceu sem que ninguém viesse."),
        silent_on=("Quando chegou a sua vez, corou.", "Quando chegou o garçom, pediram.", "Quando voltou a olhar, não havia ninguém.", "Anoitecia cedo naquela rua.", "Mal lavou a cara, calou-se outra vez."),
    ),
    Rule(
        id="pt.bridge", confidence=0.9,
        starts="levaram demoraram tardaram passada passado passadas passados a o toda durante por passaram passou passaram-se passou-se decorreu decorreram correram os as assim levou demorou foram foi-se foram-se acabou acabaram acabou-se terminou terminaram dia mês ano semana noite já um uma <number_start> e",
        pattern=r"(?:levaram|demoraram|tardaram) (?:ainda |quase |mais de )?<number> (?:<long_unit>) a \w|(?:o|a) (?:<season>) deu lugar (?:ao|à)\b|passad[oa]s? (?:o|a|os|as) (?:feira|festas?|natal|páscoa|vindima|férias|tempestade|guerra|<season>),|(?:a resposta|a carta|o veredicto|a notícia|a sentença) (?:fez-se esperar|demorou|tardou) (?:<number> (?:<long_unit>)|até)\b|(?:ele |ela )?passou (?:na cama |sozinh[oa] )?o resto (?:da (?:semana|noite|tarde)|do (?:mês|ano|dia|verão|inverno))\b|(?:e )?(?:assim )?(?:passaram-se|passou-se|passaram|passou|decorreram|decorreu|correram|se passaram)(?: assim| ainda| mais| quase| outros| outras| os| as| o(?! dia)| a(?! noite)){0,2} (?:<number> )?(?:<long_unit>|horas)\b(?! (?:a|juntos|em|na|no|falando)\b)|(?:os|as|o|a|<number>) (?:(?:<long_unit>)(?: e os <long_unit>| e as <long_unit>)?|tempo) (?:<passed>)\b(?! (?:a|o|por|pela|pelo|de|como|sua|seu|lhe|os|as|à|ao)\b)|(?:passou|foi-se|passaram|acabou|acabaram|terminou|terminaram|acabou-se|foram-se)(?:-se)? (?:o |a |os |as )(?:<season>|<month>|<feast>|natal|férias|vindima|colheita|quaresma|ano letivo|estação|tempo d\w+ \w+)\b(?! (?:a|com|em|no|na|do|da|de)\b)|(?:o tempo|os dias|as semanas|os meses|os anos|as estações) (?:foram passando|foi passando|iam passando|ia passando|correram|corriam|escorreram|escoaram-se|sucediam-se|seguiram-se|arrastavam-se)\b|(?:dia após dia|mês após mês|ano após ano|semana após semana|noite após noite),|(?:durante|por) <number> (?:dias|noites|semanas|meses|anos)(?=,| (?:<did>|ninguém|não|<subject>)\b)<perfect><not_before><once>|já (?:lá )?(?:iam|vão|ia) (?:quase )?<number> (?:dias|semanas|m[eê]s(?:es)?|anos?)\b|"
        r"(?:durante )?toda a (?:semana|noite|primavera)(?=,| (?:<did>|ele|ela|o|a)\b)|(?:levou|demorou|foram precis[oa]s|foi preciso esperar) (?:ainda |quase |mais de )?<number> (?:<long_unit>)\b|(?:o julgamento|a guerra|a viagem|a travessia|o cerco|as buscas|a investigação) (?:durou|duraram|arrastou-se por) <number> (?:<long_unit>)\b",
        fires_on=("Levaram onze dias a chamá-lo.", "O outono deu lugar ao inverno.", "Passada a feira, levaram-lhe todos os relógios.", "A resposta fez-se esperar duas semanas.", "Passou o resto da semana na cama.", "Decorreu uma semana sem notícias.", "Passaram-se duas semanas até que ousasse.", "As semanas passaram e ninguém perguntou.", "O verão passou depressa.", "Levou três meses a responder.", "Passou o Natal, e ninguém falou na dívida.", "Acabaram as férias.", "Os meses foram passando e a carta não vinha.", "Durante duas semanas ninguém abriu a loja.", "Ano após ano, a figueira deu menos."),
        silent_on=("Levaram dois dias de pão.", "O rapaz deu lugar à senhora.", "Passada a porta, virou.", "Passaram a noite em claro.", "Os dias eram longos.", "Passou um momento antes de assentir.", "O dia passou pela janela.", "Passou a mão pelo pelo do gato.", "Acabou o café de um trago.", "Durante anos dormia mal.", "Por dois dias que fossem."),
    ),
    Rule(
        id="pt.not.until", confidence=0.85,
        starts="só somente foi",
        needs=("só", "somente"),
        pattern=r"(?:foi )?(?:só|somente) (?:em|no|na|nos|ao|à|a|quando (?:chegou|veio) (?:o|a)|depois (?:do|da)|passad[oa]s|daí a|dali a) (?:<season>|<month>|<weekday>|<feast>|dia seguinte|semana seguinte|manhã seguinte|ano seguinte|fim d[aeo] \w+|anoitecer|amanhecer|meia-noite|noite|<number> (?:<unit>)|(?:<event>))\b(?! (?:era|fila|vez)\b)<not_before><once>",
        fires_on=("Só em abril Tonho teve balsa nova.", "Só na quinta-feira apareceu alguém.", "Foi só no dia seguinte que percebeu."),
        silent_on=("Só à porta parou.", "Foi só um instante.", "Só então a viu."),
    ),
    Rule(
        id="pt.late", confidence=0.76, within=True,
        starts="depois seguinte só mais em numa",
        needs=("depois", "seguinte", "só", "mais tarde", " em ", "numa"),
        pattern=r"^<not_before><once>(?![^.!?]{0,60}\b(?:tinha|tinham|havia|era|eram|estava)\b)(?!quando |se |como |cada |todos )[^.!?,;:—«“]{3,50}? ((?:<number> <unit> (?:depois|mais tarde)|(?:no|na) (?:dia|manhã|semana|noite|tarde|mês|ano|verão|<weekday>) seguinte|(?<=[oe]u )numa (?:tarde|manhã|noite|madrugada) de \w+|(?<=[oe]u )em <month>(?=[,.])|(?<=[ae]ram )em <month>(?=[,.])|só (?:no <season>|na <season>|em <month>|no dia seguinte|na <weekday>|no <weekday>|<number> <unit> depois)))\b(?! (?:que|de|do|da)\b)",
        fires_on=("A carta chegou três dias depois.", "Os convidados partiram na manhã seguinte.", "Lídia voltou a vê-lo só no outono.",),
        silent_on=("Partiria no dia seguinte.", "A carta tinha chegado três dias depois.", "Ia partir no dia seguinte.",),
    ),
    Rule(
        id="pt.clock", confidence=0.78,
        starts="à ao às pela por perto era eram passava passavam seriam já de pouco depois o",
        pattern=r"(?:à|por volta da|perto da|pouco depois da|pouco antes da) meia-noite(?=,| [^\W\d_])<once>|(?:ao|pouco depois do|pouco antes do) (?:meio-dia|amanhecer|anoitecer|entardecer|raiar do dia|cair da noite|cair da tarde|pôr do sol|nascer do sol)(?=,| [^\W\d_])<once>|(?:às|por volta das|perto das) <count>(?: e (?:um quarto|\w+)| em ponto| horas?)?(?: da (?:manhã|tarde|noite|madrugada))?(?=,? (?:<subject>)\b)<not_before><once>|(?:era|eram|passava|passavam|seriam|já era|já eram|já passava|já passavam)(?: já| quase| bem)* (?:d[aeo]s? )?(?:meia-noite|meio-dia|noite(?: fechada| alta)?|madrugada(?: alta)?|tarde|manhã alta|dia claro|<count>(?: e \w+)?(?: horas)?(?: da (?:manhã|noite|tarde|madrugada))?) quando\b|(?:por volta|perto|depois|pouco depois|pouco antes|já perto) d(?:o meio-dia|as <count>(?: e \w+)?(?: da \w+)?)(?=,| (?:<did>)\b)<not_before><once>|o sol (?:já )?(?:ia alto|se punha|ia a pique|nascia|descia|estava alto) quando\b",
        fires_on=("À meia-noite tocou o sino.", "Ao amanhecer encontraram-na.", "Eram três da manhã quando bateram.", "Às nove da manhã, o afinador bateu à porta.", "Já passava das dez quando apagaram a luz.", "O sol já se punha quando avistaram a ermida."),
        silent_on=("Às duas irmãs doía-lhes.", "Às oito tinha já comido.", "Ao meio-dia comia sempre pão.", "Ao anoitecer fechava a loja."),
    ),
    Rule(
        id="pt.daypart", confidence=0.75,
        starts="antes madrugada meia meio fim à á de na no uma um certa certo ao a caiu veio pela em alta noite manhã logo bem depois",
        pattern=r"a certa altura da (?:noite|madrugada|tarde|manhã)(?=,| <did>)<not_before><once>|ao (?:pequeno-almoço|café da manhã|almoço|jantar)(?=,| (?:ninguém|não|<did>)\b)<not_before><once>|antes d[eoa] (?:amanhecer|nascer do sol|dia|madrugada),? (?:o|a|os|as|já)\b<once>|(?:[àá] (?:noite|tarde|tardinha|noitinha)|de (?:manhã|madrugada|noite)|pela (?:manhã|tarde|noite|madrugada)|no meio da noite|a meio da (?:noite|manhã|tarde)|em plena noite|uma (?:manhã|tarde|noite)|(?:certa|certo) (?:manhã|noite|dia|tarde)|ao fim da tarde|ao fim do dia|no fim da tarde|alta noite|noite alta|a altas horas|a horas mortas|manhã cedo|logo cedo|de manhã cedo|bem cedo|ao cair d[ao] (?:noite|tarde)|ao (?:nascer|pôr|romper) d[ao] \w+|à hora d[oa] (?:jantar|almoço|ceia|missa|sesta|recreio)|depois da meia-noite|um (?:belo )?dia(?! (?:destes|te|me|ser)\b))(?=,? (?:<subject>)\b)(?!,? (?:de|te|me|seguinte)\b)(?![^.!?]{0,60}\b(?:\w{2,}(?:rá|rão|rei|remos)|havia de|haveria|ia|iam)\b)<not_before><once>|(?:noite|madrugada|manhã|meia-noite|meio-dia|fim de tarde)\.|(?:caiu|veio) a noite\b|a noite (?:caiu|veio|desceu)\b",
        fires_on=("A certa altura da noite ouviu a chave.", "Ao pequeno-almoço ninguém disse nada.", "Antes de amanhecer os cavalos estavam selados.", "À noite, rompeu o selo.", "No meio da noite, o telefone tocou.", "Uma manhã apareceu um chapéu no pátio.", "Caiu a noite.", "Madrugada. O cão ladrava.", "Alta noite, o vento arrancou a placa.", "À hora do jantar, a cadeira continuou vazia.", "De madrugada meu pai ligou o motor."),
        silent_on=("À noite lia.", "De manhã tinha rido ainda.", "Um dia ele havia de falar.", "Um dia destes respondem-me.", "A noite era fria."),
    ),
    Rule(
        id="pt.dated", confidence=0.64, within=True,
        starts="<month> <season> sábado domingo segunda terça quarta quinta sexta feira natal páscoa carnaval quaresma santos são ano passagem véspera antevéspera antes pelo pela pelos pelas",
        pattern=r"^<not_before><once>(?![^.!?]{0,120}!)(?!pois |porque )(?![^.!?]{0,90}\b(?:como (?:em|no|na|num|numa|um|uma|se)|pens\w+|lembr\w+|recor\w+|data|datada|nasc\w+|cheir\w+|antigamente|outrora|agenda|calendário|cartaz|jornal) )(?!quem |ainda )(?![^.!?]{0,60}, e às (?:segundas|terças|quartas|quintas|sextas))(?!se |cada |tod[oa]s? |até |desde |para |um dia |uma vez )(?![^.!?]{0,90}\b(?:até|desde|quanto|entre|sonh\w+|promet\w+|todos|todas|talvez) )(?![^.!?]{0,90}\b(?:rua|avenida|praça|largo|ponte) [\w.º]+ de (?:<month>))[^.!?;:«“]{0,90}?\b((?<!-)(?:<dated>))\b(?! (?:passad[oa]|anterior|que vem|próxim[oa]|é|será|tinha|tinham)\b)",
        fires_on=("A ponte abriu numa sexta-feira, com banda e foguetes.", "Vieram buscar o piano em março.", "O tio chegou de França na véspera do casamento.", "Nevou pelos Reis como ninguém se lembrava."),
        silent_on=("Chegou ao Rio de Janeiro o novo cônsul.", "Estava na primavera da vida.", "Natal dos pobres, noite de saudades.", "Deitou-se como nas noites de verão.", "Ai, que hora aquela num domingo de sol!", "Ainda na segunda-feira se riu.", "Na agenda dela a sexta-feira ficou a vermelho.", "Antigamente o inverno, naquele vale, tinha histórias.", "Quem chegava tarde na segunda-feira varria o pátio.", "Tinha as mãos frias como em janeiro.", "Pensou no verão da ilha.", "Era segunda-feira, e às segundas mentia.", "A carta trazia a data de 3 de março.", "A loja abria em agosto.", "Não tornara a vê-lo desde o Natal.", "Tinha-lhe dado o anel numa sexta-feira.", "Guardou o casaco até ao inverno.", "O comboio partirá no sábado.", "O barco parou no domingo.", "Abril abriu a porta ao vizinho.", "Fecharam a Rua Primeiro de Dezembro.", "O homem do fato de domingo entrou.", "A cidade de Natal ficou para trás."),
    ),
    Rule(
        id="pt.since.when", confidence=0.64,
        starts="fazia havia faz há",
        needs=(" que ",),
        pattern=r"(?:fazia|havia|faz|há) (?:já |bem )?<number> (?:dias|noites|semanas|m[eê]s(?:es)?|anos?) que\b<seldom>",
        because="How long something has been so says that as much time has gone by.",
        fires_on=("Fazia três semanas que a fonte não corria.", "Havia já dois meses que Lídia não tocava."),
        silent_on=("Havia três cadeiras que ninguém queria.", "Fazia um frio que cortava.", "Há três dias que espero."),
    ),
    Rule(
        id="pt.flashback.age", confidence=0.64,
        starts="aos quando tinha eu ele ela a o @",
        needs=("anos",),
        pattern=r"(?:(?:eu |ele |ela |(?:o |a )?(?-i:[A-ZÁÉÍÓÚ])[\w’-]+ )?tinha (?:então |nessa altura )?<count> anos(?=,| e |\.| quando))<seldom>|(?:aos <count> anos,|quando (?:el[ea] |eu |(?-i:[A-ZÁÉÍÓÚ])\w+ )?(?:tinha|fez|fizera|completou) <count> anos,)<once>",
        fires_on=("Quando tinha sete anos, fugiu de casa com um pão.", "Aos doze anos, partiu um braço na nora.", "Lídia tinha oito anos quando a ponte caiu."),
        silent_on=("Tinha sete anos e nenhum medo.", "Quando tinha tempo, lia.", "Aos sete anos, já costumava mentir."),
    ),
    Rule(
        id="pt.it.was.day", confidence=0.64,
        starts="era",
        needs=("noite", "manhã", "tarde", "madrugada", "domingo", "dia", "hora"),
        pattern=r"era (?:já |quase |ainda |então )?(?:uma |um |a |o )?(?:noite|manhã|tarde|madrugada|fim de tarde|fim da tarde|meio da tarde|meio da manhã|dia de \w+|hora d[aoe] \w+|(?:primeir|últim|segund|terceir)[oa] (?:noite|manhã|dia|tarde))(?=[ ,.])(?! (?:que|em que)\b)<seldom>",
        because="What hour or day it was sets a paragraph that has much to tell.",
        fires_on=("Era uma manhã fria de nevoeiro.", "Era já noite cerrada.", "Era dia de mercado."),
        silent_on=("Era uma noite que não acabava.", "Era um homem alto.", "Era tarde de mais."),
    ),
    Rule(
        id="pt.event.told", confidence=0.62,
        starts="o a os as",
        pattern=r"(?:o|a|os|as) (?:<event>)(?: <ofthe>[^ .,]+)? (?:foi|foram|começou|acabou|terminou|correu|realizou-se|fez-se|decorreu|celebrou-se|calhou|caiu|ficou marcad[oa]|teve lugar|estava marcad[oa])\b<seldom>",
        fires_on=("O julgamento foi no tribunal da vila.", "A festa da Lídia calhou num sábado."),
        silent_on=("A mudança foi rápida.", "A guerra era longa.", "O café foi servido frio."),
    ),
    Rule(
        id="pt.again", confidence=0.78,
        starts="da na a quando",
        pattern=r"(?:da|na) (?:vez seguinte|próxima vez|outra vez que|(?:segunda|terceira|quarta) vez(?: que)?)\b(?! tinha)<once>|a (?:segunda|terceira|quarta) vez que [^.!?,]{2,40} foi\b|quando [^.!?,]{0,30}?(?:voltaram|tornaram|voltou|tornou|voltei) a (?:ver|encontrar|cruzar)(?:-se|-[oa]s?|-me)?\b",
        fires_on=("Da vez seguinte, trouxe um guarda-chuva.", "Quando voltaram a encontrar-se, Lídia usava óculos."),
        silent_on=("Na segunda vez tinha chorado.", "Quando voltou a falar, ele riu.", "Da outra vez não foi assim."),
    ),
    Rule(
        id="pt.today", confidence=0.64,
        starts="hoje",
        pattern=r"hoje(?: de manhã| à tarde| à noite| cedo)?,? (?:é (?:<weekday>|dia|o dia|o primeiro|a primeira|o último|\d)|foi (?:o|a) (?:primeir|últim)[oa] |foi dia|faz|acordei|fui|veio|chegou|recebi|encontrei|vi|fomos)\b<seldom>",
        fires_on=("Hoje é o primeiro dia de aulas.", "Hoje de manhã encontrei a chave na caixa do pão."),
        silent_on=("Hoje não vem ninguém.", "Hoje é tudo diferente."),
    ),
    Rule(
        id="pt.flashback.then.too", confidence=0.74,
        starts="naquela naquele nessa nesse também",
        needs=("também",),
        pattern=r"(?:naquela|nessa|naquele|nesse) (?:noite|manhã|tarde|dia|verão|inverno|ano|outono) também\b|também (?:então|nessa noite|naquela noite|nesse dia|naquele dia|nesse ano|naquele ano|nesse verão|naquele verão)\b",
        because="Then it was so too: what is told now plays in that time.",
        fires_on=("Naquela noite também chovia.", "Também naquele verão a fonte secou."),
        silent_on=("Também ele sorriu.", "Naquela casa também chovia."),
    ),
    Rule(
        id="pt.elapsed.passed", confidence=0.86,
        starts="tinham tinha haviam havia não já desde mal passam decorrem vieram as os",
        needs=("passado", "decorrido", "passam", "decorrem", "foram-se", "se foram", "até", "arrastaram", "vieram "),
        pattern=r"(?:(?:não|já|mal|desde [^.!?,]{3,60}?) )?(?:se )?(?:tinham|tinha|haviam|havia)(?:-se)? (?:passado|decorrido) (?:(?:já|ainda|nem|quase|mais de) )*<number> <unit>\b(?! (?:em|a|juntos|na|no|à)\b)|(?:passam|decorrem)(?:-se)? (?:(?:outros|outras|os|as) )?(?:<number> )(?:<long_unit>|horas)\b(?! (?:em|a|de|juntos)\b)|vieram (?:as|os) (?:águas|chuvas|calores|frios|férias|festas)\b|"
        r"(?:as|os) (?:semanas|dias|meses) até [^.!?,]{3,40}? (?:arrastaram-se|passaram|não acabavam|foram)\b",
        fires_on=("Desde a visita ao moinho tinham passado três dias.", "Não tinham passado dois meses quando voltou.", "Passam duas semanas.", "Vieram as chuvas, foram-se as chuvas, e ninguém voltou."),
        silent_on=("Tinham passado a noite em claro.", "Não tinham passado cinco minutos quando voltou.", "Passam pela rua dois homens."),
    ),
    Rule(
        id="pt.overnight", confidence=0.84,
        starts="tinha havia dormiu dormiram dormi às com batiam bateram soavam deram davam o já de",
        needs=("noite", "dormi", "luzes", "batiam", "bateram", "soavam", "davam", "deram", "relógio", "madrugada"),
        pattern=r"(?:tinha|havia) (?:nevado|chovido|geado) (?:durante|toda|de) (?:a )?noite\b|(?:dormiu|dormiram|dormi) até (?:ao |à )?(?:meio-dia|tarde|noite|noitinha|<weekday>)\b|(?:às|com as) primeiras luzes\b<not_before><once>|(?:batiam|bateram|soavam|deram|davam) (?:as <count>(?: horas)?|a meia-noite)(?= quando)|o relógio (?:da|do) [^.!?,]{3,20} (?:deu|bateu) (?:a meia-noite(?=\.| quando)|(?:as )?<count>(?: horas)?(?= quando))|já de (?:noite|madrugada)(?=,| (?:<did>)\b)<not_before><once>",
        because="The night lies behind, or an hour of it strikes.",
        fires_on=("Tinha nevado durante a noite.", "Dormiu até ao meio-dia.", "Às primeiras luzes viu o barco.", "Batiam as onze horas quando chegou.", "O relógio da igreja deu a meia-noite.", "Já de noite ladrou um cão."),
        silent_on=("Tinha chovido muito nesse ano.", "Dormiu até o chamarem.", "O relógio bateu, e ele não se mexeu.", "Batiam as portas com o vento."),
    ),
    Rule(
        id="pt.arrived", confidence=0.84,
        starts="na antes com só ao caída cerrada entrada quando depois chegou chegaram chegámos chegamos desembarcou desembarcaram",
        needs=("semana", "fim d", "enterro", "funeral", "casamento", "primeir", "só ", "noite", "a casa", "cheg", "desembarc", "aterr", "entrou", "entraram", "de viagem", "de caminho", "de marcha", "de voo", "de travessia", "de estrada", "de navegação"),
        pattern=r"na semana (?:d[oa]s? |antes d[oa]s? |depois d[oa]s? )(?:<feast>|pentecostes|feira|festas?|vindima|romaria)(?=,| (?:<subject>)\b)<not_before><once>|antes do fim d[oa] (?:ano|mês|semana|verão|guerra)(?=,| (?:<did>)\b)<not_before><once>|ao (?:enterro|funeral|casamento) (?:dele|dela|deles) (?:só )?(?:vai|vão|vem|vêm|foi|foram|veio|vieram)\b|com (?:as primeiras (?:geadas|neves|chuvas)|os primeiros frios)(?=,| [^\W\d_]+-(?:n?[oa]s?|se|lhe)\b| (?:<did>)\b)<seldom>|só (?:voltou|veio|chegou|apareceu|regressou|voltaram|vieram|chegaram) (?:depois d[oa] (?:meio-dia|almoço|jantar|missa|meia-noite)|à noite|de madrugada|ao anoitecer|ao fim da tarde)\b<not_before>|ao (?:chegar|voltar|regressar) a casa,? (?:encontrou|encontraram|viu|deu com|tirou|a \w+|o \w+)\b<not_before><once>|(?:caída|cerrada|entrada) (?:já )?a noite,|quando (?:(?:ele|ela|(?:o|a) \w+|(?-i:[A-ZÁÉÍÓÚ])\w+) )?(?:enfim )?(?:chegou|chegaram|cheguei|voltou|voltaram) a casa,<seldom>|quando (?:(?:ele|ela|(?:o|a) \w+|(?-i:[A-ZÁÉÍÓÚ])\w+) )?(?:enfim |finalmente )?(?:chegou|chegaram|chegámos|chegamos|cheguei|desembarcou|desembarcaram|aterrou|entrou|entraram) (?:à (?:cidade|vila|estação|fronteira|ilha|aldeia|costa|esquadra|delegacia|capital)|ao (?:porto|hospital|aeroporto|hotel|quartel|acampamento|tribunal|cemitério|convento)|(?:a|em) (?-i:[A-ZÁÉÍÓÚ])\w+)\b<seldom>|(?:depois de|após|ao fim de) <number> (?:horas|dias|semanas|noites) de (?:viagem|caminho|marcha|voo|travessia|estrada|navegação),? [^.!?]{0,40}?(?:parou|chegou|chegaram|desembarcaram|apareceu|viram|avistaram|entraram|atracou)\b|"
        r"(?:chegou|chegaram|chegámos|chegamos|desembarcou|desembarcaram) a (?-i:[A-ZÁÉÍÓÚ])\w+ (?:com o sol|ao (?:amanhecer|anoitecer|cair)|de (?:noite|madrugada|manhã)|já|à (?:noite|meia-noite)|numa? <weekday>|em pleno|quando)\b",
        fires_on=("Na semana do Pentecostes o lugar ficou vazio.", "Antes do fim do ano pediu a transferência.", "Ao enterro dele vai mais gente do que ao ginásio.", "Com as primeiras geadas levam-no.", "Só voltou depois do meio-dia, com o irmão.", "Ao chegar a casa encontrou a luz acesa.", "Caída a noite, acenderam fogueiras.", "Quando chegou a casa, não havia luz.", "Quando chegou à cidade, as lojas tinham fechado.", "Quando o comboio entrou em Braga, chovia.", "Depois de três horas de viagem, a camioneta parou na praça.", "Chegaram a Braga já de noite."),
        silent_on=("Na semana da feira dormia sempre fora.", "Antes do fim da frase, riu.", "Ao enterro dela tinha ido a rua toda.", "Com as primeiras chuvas ficava sempre doente.", "Só voltou por ela.", "Ao chegar a casa assobiava sempre.", "Caída a garrafa, riram.", "Quando chegou lá acima, faltava-lhe o fôlego.", "Quando chegou à janela, parou.", "Depois de duas horas de caminho, calaram-se."),
    ),
    Rule(
        id="pt.event.held", confidence=0.84,
        starts="no na o chegou veio ao à rebentou estourou acabaram acabou começaram começou depois hoje durante aos quando são",
        needs=("ensaio", "estreia", "exame", "primeiro ", " em que ", "enterro", "funeral", "velório", "julgamento", "casamento", "batizado", "guerra", "missa", "hoje ", "aulas", "férias", "jantar", "almoço", "anos", "aos ", "acordo", "escola", "são "),
        pattern=r"aos (?!dois\b|três\b)<count>(?: anos)?,? (?:saí|parti|entrei|deixei|comecei|casei|perdi|aprendi|saiu|aprendeu)\b<not_before><once>|(?:no ensaio(?: geral)?|na estreia|no exame) (?:apareceu|chegou|chegaram|apareceram)\b<not_before><once>|(?:o (?:seu|meu)|o) primeiro (?:dia|turno|inverno)(?: (?:de|no|na|como) [^.!?,]{3,24})? (?:começou|acabou|terminou)\b|(?:chegou|veio) (?:por fim|enfim|finalmente|então) o (?:dia|momento) em que\b|(?:ao (?:enterro|funeral|velório|julgamento|casamento|batizado)|à missa) (?:só |não |apenas |também )?(?:foi|foram|veio|vieram|assisti(?:u|ram))\b|(?:rebentou|estourou|começou|acabou|depois veio) a guerra\b|(?:acabaram|começaram|acabou|começou) (?:as aulas|as férias|a escola|o julgamento)\b|hoje (?:há|vive|vivem|vivo|mora|moro|resta) (?!quem\b|que\b|muit)|durante o (?:jantar|almoço)(?=,| (?:ninguém|não|<did>)\b)<not_before><once>|"
        r"aos (?!dois\b|três\b)<count>(?: anos)? (?:foi|partiu|casou|fugiu|entrou|deixou|começou|perdeu|morreu|herdou|emigrou|voltou)\b<not_before><once>|quando (?:eu )?acordo,|são <count> (?:horas )?quando\b",
        because="What was ahead is held, or has come.",
        fires_on=("Aos dezassete anos saí sozinho pela primeira vez.", "No ensaio geral apareceu com a mão ligada.", "O seu primeiro dia de trabalho começou mal.", "Chegou por fim o dia em que lhe tiraram o gesso.", "Ao enterro foram só quatro pessoas.", "Rebentou a guerra.", "Acabaram as aulas.", "Hoje há no terreno um parque.", "Durante o jantar ninguém disse uma palavra.", "Aos dezoito anos foi para Braga.", "Quando acordo, a janela está aberta.", "São oito horas quando o carro para."),
        silent_on=("Aos doze convidados doía a cabeça.", "No ensaio chegava sempre tarde.", "Ao enterro não tinha ido ninguém.", "A guerra era o assunto dele.", "Hoje há quem se ria.", "Aos doze anos tinha aprendido a nadar.", "Acabaram as velas."),
    ),
    Rule(
        id="pt.flashback.before", confidence=0.75,
        starts="<number_start> anos meses semanas",
        needs=("antes", "atrás"),
        pattern=r"<number> (?:meses|anos?|décadas) (?:antes|atrás), (?:em|n[oa]s?|num|numa|ao|à) [^.!?,]{3,40}, (?=(?:um|uma|o|a) )|(?:<number> )?(?:dias|semanas|meses|mês|anos?|décadas) (?:antes|atrás)(?:, [^.!?,]{3,40})?,(?! (?:de|do|da|que)\b)(?![^.!?]{0,160}\b(?:tinha|tinham|havia|haviam|teria|era|eram|estava|sabia|fora|perdera|viera|vira|conhecera|partira|dissera)\b)",
        fires_on=("Doze anos antes, no mesmo pátio, um rapaz tinha chorado.", "Dez anos antes, um rapaz parou na mesma ponte.",),
        silent_on=("Dois anos antes, no pátio, tinha perdido a chave.", "Dois dias antes, tinha perdido a chave.", "Três anos atrás, era outro.", "Dois anos antes, perdera a mulher."),
    ),
    Rule(
        id="pt.return.fetched", confidence=0.76, within=True,
        starts="trouxe arrancou tirou devolveu trouxe-o trouxe-a trouxe-os trouxe-as trouxe-me trouxe-nos arrancou-o arrancou-a arrancou-os arrancou-as arrancou-me arrancou-nos tirou-o tirou-a tirou-os tirou-as tirou-me tirou-nos devolveu-o devolveu-a devolveu-os devolveu-as devolveu-me devolveu-nos",
        pattern=r"^[^.!?;:«“]{3,60}? ((?:(?:[oa]s?|me|nos) (?:trouxe|arrancou|tirou|devolveu)|(?:trouxe|arrancou|tirou|devolveu)-(?:[oa]s?|me|nos)) [^.!?,]{0,20}?(?:de volta|ao presente|d(?:as|os|a|o|as suas|os seus|as minhas|os meus) (?:lembranças?|recordações|recordação|memórias?|pensamentos|devaneios?)))\b",
        fires_on=("Uma buzina arrancou-o das lembranças.", "A voz da neta trouxe-a de volta ao presente."),
        silent_on=("Trouxe o presente embrulhado em jornal.", "A mãe tirou-o da escola.", "O carteiro trouxe um presente de volta."),
    ),
    Rule(
        id="pt.return", confidence=0.88,
        starts="agora hoje de",
        needs=("depois", "mais tarde", "presente"),
        pattern=r"(?:agora|hoje), <number> (?:dias|semanas|meses|mês|anos?|décadas) (?:depois|mais tarde)\b|de volta ao presente\b",
        fires_on=("Agora, vinte anos depois, estava ali de novo.",),
        silent_on=("Agora chovia.", "Hoje não vem ninguém."),
    ),
    Rule(
        id="pt.by.when", confidence=0.8,
        starts="quando",
        needs=("finalmente", "por fim", "enfim"),
        pattern=r"quando (?:finalmente|por fim|enfim) (?:[^.,!?;:]{2,25} )?(?:chegou|chegaram|cheguei|voltou|voltaram|veio|vieram|apareceu)\b[^.!?;:]{0,40},|quando [^.,!?;:]{2,30} (?:finalmente|por fim|enfim) (?:chegou|chegaram|voltou|voltaram|veio|vieram|apareceu)\b[^.!?;:]{0,40},|quando [^.,!?;:]{2,30} (?:chegou|voltou|veio) (?:finalmente|por fim|enfim),",
        because="When somebody had come at last, much had been done: the time until then is skipped.",
        fires_on=("Quando o técnico finalmente chegou, ela já tinha esvaziado os baldes.", "Quando por fim chegou o médico, a febre baixara."),
        silent_on=("Quando finalmente falou, ninguém ouviu.", "Quando por fim se calou, riram."),
    ),
    Rule(
        id="pt.weather.when", confidence=0.78,
        starts="chovia nevava chuviscava geava caía já trovejava",
        needs=(" quando",),
        pattern=r"(?:chovia|nevava|chuviscava|geava|trovejava|(?:já )?caía (?:já )?a (?:tarde|noite))(?: (?:já|ainda|forte|a cântaros|outra vez))* quando(?: [^.!?,;]{1,40}?)? (?:<perfect_verb>)\b",
        because="What the weather was when something was done sets another hour.",
        fires_on=("Chovia quando por fim encontrou a chave.", "Já caía a tarde quando desceu."),
        silent_on=("Chovia quando lhe apetecia.", "Chovia, e ele foi-se."),
    ),
    Rule(
        id="pt.same.late", confidence=0.76, within=True,
        starts="mesma mesmo",
        needs=("mesm",),
        pattern=r"^<not_before><once>(?!quando |se |ness?[ae] |naquel[ae] |n[oa] )(?:[^.!?,;:—«“]{1,25}? )?(?:<perfect_verb>)(?: [^.!?,;:—«“]{1,30}?)? ((?:nessa|naquela|na) mesma (?:noite|tarde|manhã|semana|madrugada)|(?:nesse|naquele|no) mesmo dia)(?=[.,;]| (?:e|para|com|em|sem|a|ao|à)\b)",
        because="It happens still on that day, and later than what was told.",
        fires_on=("Partiu nessa mesma noite.", "Escreveu no mesmo dia ao irmão."),
        silent_on=("Tinha partido nessa mesma noite.", "Sentou-se na mesma cadeira."),
    ),
    Rule(
        id="pt.summers", confidence=0.8,
        starts="durante por",
        needs=("verões", "invernos", "outonos"),
        pattern=r"(?:durante|por) (?:dois|três|quatro|cinco|vários|muitos) (?:verões|invernos|outonos)(?: seguidos)?,? (?:<perfect_verb>|\w+mos\b|\w+mo-nos\b)<not_before>",
        because="So many summers told in a sentence are a bridge.",
        fires_on=("Durante três verões escrevemo-nos postais.",),
        silent_on=("Durante dois invernos tinha vivido ali.",),
    ),
    Rule(
        id="pt.evening.when", confidence=0.8,
        starts="na no",
        needs=("em que ",),
        pattern=r"(?:na (?:noite|tarde|manhã|semana)|no (?:dia|sábado|domingo)) em que [^.!?;:,]{0,25}?\b(?:<perfect_verb>)\b[^.!?;:]{0,50}, [^.!?]{0,60}?\b(?:<perfect_verb>)\b<not_before><seldom>",
        because="An evening is known by what came on it: it is another evening.",
        fires_on=("Na noite em que chegaram os novos, ela guardou-os na arca.",),
        silent_on=("No dia em que chegou, tinha nevado.",),
    ),
)  # fmt: skip

VETOES = (
    Veto(
        id="pt.veto.habit",
        pattern=r"\b(?:costumava[m]?|(?:todos|todas) (?:os|as) (?:dias|noites|manhãs|tardes|anos|verões|invernos|semanas|meses)|(?:cada|toda a|todo o) (?:dia|noite|manhã|tarde|ano|verão|inverno|semana|mês|vez|duas|três)|como (?:sempre|de costume|cada))\b",
        stops=("Meia hora mais tarde, como sempre, fechou a loja.",),
        passes=("Três dias depois chegou a carta.",),
        spares=("pt.bridge",),
    ),
    Veto(
        id="pt.veto.plan",
        pattern=r"^[^.!?]{0,120}\b(?:(?:ser|haver|ter|poder|dever|far|dir|vir|ir|ver|saber|morrer|partir|(?!maria\b)\w{2,12}ar)iam?|(?:ia|iam|devia|deviam|tinha de|tinham de|tinha que|havia de|haviam de) \w+(?:ar|er|ir)(?:-se)?|era preciso|será|serão|haverá|estará|se tudo)\b(?<!maria)",
        stops=(
            "Três dias depois estaria morto.",
            "No dia seguinte o barco ia partir.",
            "Daí a duas semanas era preciso pagar a renda.",
            "Um ano depois não a teria reconhecido.",
        ),
        passes=("Três dias depois chegou a carta.",),
    ),
    Veto(
        id="pt.veto.told", whole=True,
        pattern=r"^[^;:.!?]{3,70}, (?:pensou|pensava)(?: (?:ele|ela|(?-i:[A-ZÁÉÍÓÚ])\w+|[oa] \w+))?[,.]|^[^,;:.!?]{1,60}, (?:disse|dizia|explicou|contou|contava|acrescentou|garantiu|afirmou|escreveu|anunciou|prometeu)(?:-(?:lhes?|me|nos))?(?: (?:eles?|elas?|[oa]s? [\w-]+|(?-i:[A-ZÁÉÍÓÚ])[\w-]+))?, (?!(?:e|em|com|sem) )(?=\w)(?!\w+ndo\b)",
        stops=(
            "No sábado tenho de partir, pensou, e ninguém dará por isso.",
            "Três semanas depois, contou-lhe ela, o telhado tinha caído.",
            "Na segunda-feira, disse o guarda, o portão ficava fechado.",
        ),
        passes=(
            "Três semanas depois contou-lhe que o telhado tinha caído.",
            "Na segunda-feira disse ao guarda que abrisse.",
        ),
    ),
)  # fmt: skip

SIGNALS = (
    not_first("pt", ("Ela calou-se. No dia seguinte chovia.",), ("No dia seguinte chovia.",)),
    much_to_tell(
        "pt",
        pattern=r"(?:[^\s—]+\s){13}",
        holds_on=(
            "No dia seguinte chovia. Lídia abriu a janela, pôs o balde debaixo da goteira e sentou-se a ouvir, como quem espera que alguém acabe de falar.",
        ),
        silent_on=("No dia seguinte chovia. Lídia abriu a janela.",),
    ),
)

LABELS = (
    Label(
        id="pt.label.time", parted=True,
        needs=("depois", "mais", "antes", "seguinte", "enquanto", "entretanto", "atualidade", "hoje", "agora", "presente", "noite", "tarde", "manhã", "atrás", "há", "salto", "passagem", "mesmo tempo", "ontem", "passado", "dias atuais", "quebra"),
        pattern=r"<number> (?:<unit>|minutos?|segundos?) (?:depois|mais tarde|antes|atrás)|(?:no|na|o|a) (?:dia|mês|ano|manhã|noite|semana|tarde) seguinte|(?:um pouco |muito )?mais tarde(?:,? (?:nessa|naquela|nesse|naquele)(?: mesma| mesmo)? (?:noite|tarde|dia))?|enquanto isso(?:,? .{1,40})?|entretanto|na atualidade|hoje(?: em dia)?|agora|(?:o )?presente|dias atuais|(?:nessa|naquela)(?: mesma)? (?:noite|tarde|manhã)|há <number> (?:<unit>)|ao mesmo tempo|(?:salto|passagem|quebra) (?:de tempo|temporal|no tempo)(?:[:,] ?.{1,40})?|antes|depois|ontem|amanhã|(?:o )?passado",
        fires_on=("Três dias depois", "~ No dia seguinte ~", "Enquanto isso", "Dez anos atrás", "Mais tarde naquela noite", "DIAS ATUAIS"),
        silent_on=("No dia seguinte partiu", "Agora não"),
    ),
    Label(
        id="pt.label.date", dated=True,
        needs=("0", "segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo", "natal", "páscoa", "ano", "carnaval", "são", "finados", "santos", "reis", "pentec", "meia-noite", "primeiro", "segundo", "último", "terceiro"),
        pattern=r"(?:<weekday>,? )?(?:\d{1,2}|1\.?º|primeiro) de <month>(?:,?(?: de)? \d{4})?(?:,? \d{1,2}[:h]\d{0,2})?|(?:(?:início|fim|meados) de )?(?:<month>|<season>|<feast>)(?: de|,)? \d{4}|<weekday>(?: de manhã| à tarde| à noite)?|\d{1,2}[:h]\d{2}(?: ?(?:am|pm))?|\d{1,2} ?h(?:oras)?|ano (?:de )?\d{3,4}|meia-noite|dia \d{1,4}|(?:primeiro|segundo|terceiro|último) dia|natal",
        fires_on=("24 de dezembro de 1998", "Segunda-feira, 3 de março", "Outono de 1936", "Dia 12", "14h30"),
        silent_on=("Maio florido", "Domingo de ressaca em casa"),
    ),
    Label(
        id="pt.label.place", dated=True,
        needs=("0", "cena", "quadro", "algum lugar"),
        pattern=r"(?-i:[^\W\d_a-zãõáéíóúâêôç])[\w.'’-]*(?: [\w.'’-]+){0,4}, (?:(?:\d{1,2} de )?(?:<month>|<season>)(?: de|,)? )?\d{4}|(?:(?:cena|quadro) (?:\d{1,3}|[ivx]+|<ordinal>)|<ordinal> (?:cena|quadro))(?: ?[-–—:.] ?.{1,50})?\.?|(?:em )?algum lugar (?:de|da|do|em|na|no) .{3,40}",
        fires_on=("Lisboa, 1936", "Porto, abril de 1974", "Algum lugar da Sibéria", "Cena primeira", "Quadro segundo. Na jangada"),
        silent_on=("Lisboa, claro", "Cena de ciúmes", "Quadro de honra"),
    ),
    Label(
        id="pt.label.pov",
        needs=("pov", "ponto de vista", "p.o.v"),
        pattern=r"(?:ponto de vista|pov|p\.o\.v\.?)(?: (?:de |do |da )|:? ?)[\w .'’-]{2,30}|(?:[\w.'’-]+ ){0,2}[\w.'’-]+ (?:pov|p\.o\.v\.?)",
        fires_on=("Ponto de vista da Lídia", "POV: Tonho", "Tonho POV", "POV Lídia"),
        silent_on=("Desse ponto de vista tinha razão",),
    ),
    Label(
        id="pt.label.flashback",
        needs=("flash", "lembrança", "memória", "sonho"),
        pattern=r"(?:início (?:do |de )?)?(?:flash ?back|lembranças?|memórias?|sonho)(?: on| ?:.{1,50})?",
        fires_on=("-Flashback-", "*Lembrança*", "Início do flashback", "Flashback on"),
        silent_on=("Memórias numa caixa",),
    ),
    Label(
        id="pt.label.return",
        needs=("fim", "off", "presente"),
        pattern=r"fim (?:do |da |das )?(?:flash ?back|lembranças?|memórias?|sonho)|flash ?back (?:off|fim)|de volta ao presente",
        fires_on=("Fim do flashback", "Flashback off", "De volta ao presente"),
        silent_on=("Fim da rua",),
    ),
    Label(
        id="pt.label.placed", placed=True, parted=True,
        pattern=r"(?:(?:ao|à|de|pela|naquela|nessa|essa|esta|já|tarde da|antes d[eoa]|depois d[eoa]|durante [oa]|perto d[eoa]) )?(?:(?:a|o|mesma|primeira) )*(?:amanhecer|alvorada|aurora|madrugada|manhã|meio-dia|tarde|entardecer|anoitecer|crepúsculo|noite|meia-noite|pôr do sol|café da manhã|almoço|jantar|<event>)|"
        r"(?:[oa] )?(?:primeir[oa]|segund[oa]|terceir[oa]|quart[oa]|quint[oa]|sext[oa]|sétim[oa]|últim[oa]) (?:dia|noite|semana|mês|ano|tarde|manhã|ato|carta|vez|tempo|visita|tentativa)|(?:dia|noite|semana|mês|ano|hora|ato|carta|nível|tentativa|cena) (?:<count>|zero|\d{1,4}|[ivx]+)|(?:início|meados|fim|final) de <month>|(?:em )?<month>|(?:aquele|aquela|naquele|naquela|nesse|nessa) <season>|(?:no |na |o |a )?<season>(?: de \d{4})?|(?:outra|outro|uma?|aquel[ea]) <weekday>|<feast>|(?:lua cheia|lua nova|maré alta|maré baixa|solstício)|"
        r"(?:de volta (?:a|ao|à|em)|(?:em )?algum lugar (?:em|n[oa])|em|no|na|a bordo d[oae]|perto d[eoa]) (?!fim\b|verdade\b|entanto\b|geral\b|breve\b)(?:(?-i:[A-ZÁÉÍÓÚÂÊÔÃÕ])[\w.'’-]+(?: (?:de |do |da )?(?-i:[A-ZÁÉÍÓÚÂÊÔÃÕ])[\w.'’-]+){0,2}|cozinha|hospital|estação|porto|aldeia|castelo|escola|casa)|(?:interlúdio|intervalo|epílogo|prólogo)(?: ?[:–—-] ?.{1,40})?|há muito tempo|era uma vez|<number> <unit>",
        fires_on=('Amanhecer', 'Ao anoitecer', 'De madrugada', 'O segundo dia', 'Última noite', 'Dia um', 'Fim de outubro', 'Naquele verão', 'Lua cheia', 'Em Lisboa', 'De volta a Lisboa', 'Na cozinha', 'Interlúdio: Ada', 'Era uma vez', 'Seis semanas'),
        silent_on=('No entanto', 'Na verdade', 'Boa noite', 'O segundo homem'),
    ),
)  # fmt: skip

TURNS = (
    names_again(
        "pt",
        fires_on=("Era tarde, e a Rosa segurava a lanterna. ¶ — Anda — disse a Rosa. ¶ Dez anos antes, um rapaz parou na mesma ponte. ¶ Não trazia sapatos. ¶ O moleiro abriu-lhe a porta. ¶ Dormiu junto da roda. ¶ A Rosa pousou a lanterna.",),
        silent_on=("Era tarde, e a Rosa segurava a lanterna. ¶ — Anda — disse a Rosa. ¶ Um rapaz parou na mesma ponte. ¶ Não trazia sapatos. ¶ O moleiro abriu-lhe a porta. ¶ Dormiu junto da roda. ¶ A Rosa pousou a lanterna.",),
    ),
    told_now(
        "pt",
        pattern=r"(?:mas )?(?:agora|hoje)\b,? (?!não|que|sim)",
        fires_on=("Era tarde, e a Rosa segurava a lanterna. ¶ — Anda — disse ela. ¶ Dez anos antes, um rapaz parou na mesma ponte. ¶ Não trazia sapatos. ¶ O moleiro abriu-lhe a porta. ¶ Dormiu junto da roda. ¶ Agora a lanterna fumegava.",),
        silent_on=("Dez anos antes, um rapaz parou na mesma ponte. ¶ Agora chovia.",),
    ),
)  # fmt: skip

CUES = cues(
    "pt",
    "O sino rachou.",
    "O taberneiro espirrou.",
    Sign("unit", "dia|dias|noite|noites|semana|semanas|mês|meses|ano|anos|hora|horas|férias|semestre|trimestre|quinzena", "O hóspede ficou uma semana.", "O hóspede ficou."),
    Sign("hour", "às|pelas", "Fechavam o portão às dez.", "Fechavam o portão às pressas.", r"\b(?:às|pelas) (?:<count>)\b(?! \w+s\b)"),
    Sign("part", "manhã|manhãzinha|tarde|tardinha|madrugada|meia noite|meio dia|amanhecer|amanheceu|amanhecia|anoitecer|anoiteceu|anoitecia|entardecer|escureceu|clareou|alvorada|aurora|crepúsculo|almoço|jantar|ceia|sesta", "O pátio tinha a luz da tarde.", "O pátio tinha luz."),
    Sign("date", "segunda|terça|quarta|quinta|sexta|sábado|domingo|<month>|<season>|natal|páscoa|carnaval|quaresma|santos|véspera|vésperas|antevéspera|são", "O telhado pingava desde março.", "A segunda telha pingava.", r"\b(?:<dated>|réveillon|são (?:joão|miguel|martinho|pedro))\b"),
    Sign("light", "sol|lua|neve|geada|escuro|escuridão|nevoeiro|neblina", "A lua pendia sobre o estábulo.", "O relógio pendia sobre o estábulo."),
    Sign("place", "hospital|estação|plataforma|cais|tribunal|cemitério|hotel|escritório|repartição|cadeia|prisão|igreja|escola|porto|aeroporto|comboio|trem|mercado|câmara|prefeitura|clínica|taberna|barca|ônibus|autocarro|cidade|aldeia|ilha|acampamento|quartel|biblioteca|oficina|elétrico|bonde|convento|liceu|teatro|camarim|ginásio|delegacia|rodoviária|consultório", "A estação cheirava a óleo.", "A cozinha cheirava a óleo."),
    Sign("many", "noites|tardes|manhãs|dias|domingos|sábados|verões|invernos|anos", "As tardes eram compridas.", "A tarde era comprida."),
    Sign("habit", "sempre|cada|nunca|jamais|todo|toda|todos|todas|costumava|costumavam|vezes|seria|seriam|teria|poderia|haveria|ia|iam|iria|diria|faria|viria|voltaria|venderia|venderiam|pensaria|pareceria", ("O taberneiro mentia sempre.", "O taberneiro voltaria na segunda-feira."), "O taberneiro mentia.", weight=-1.8),
    Sign("moment", "instante|instantes|momento|momentos|minuto|minutos|segundo|segundos|logo|então|devagar|bocado|repente|súbito", "Então o taberneiro espirrou.", "O taberneiro espirrou."),
    Sign("had", "tinha|tinham|havia|haviam", "O taberneiro tinha vendido tudo.", "O taberneiro vendeu tudo."),
    Sign("before", "tinha|tinham|havia|haviam", "O taberneiro tinha vendido o burro na segunda-feira.", "O taberneiro tinha sede.", r"\b(?:tinham?|haviam?) (?:\w+ )?\w+(?:ado|ido|ído|sto|rto|eito|anho)\b"),
    Sign("thought", "pensou|pensava|lembrou|lembrava|lembrou-se|recordou|sonhou|imaginou", "O taberneiro pensou no inverno.", ("O taberneiro mentia.", "Nessa noite o taberneiro pensou no portão."), r"\b(?:pens|lembr|record|sonh|imagin)\S+ [^.!?,;:]{0,40}\b(?:<when>)\b|, (?:pensou|pensava|recordou)\b"),
    Sign("measure", "tinha|tinham|separavam|faltavam|restava|restavam|custou|marcava|levava|precisas|durava|antes", ("As mãos do taberneiro tinham sessenta anos.", "Eram precisas duas horas para subir.", "Dois anos antes o taberneiro mentiu."), ("O taberneiro mentia.", "No inverno só restava o taberneiro."), r"\b(?:tinham?|separavam|faltavam|restavam?|custou|levava|precisas|durava)\b[^.!?,;]{0,25}\b(?:<count>|poucos|poucas|alguns|algumas) (?:<unit>)\b|\bmarcava as?\b|\b(?:<unit>) antes\b"),
    Sign("is", "era|eram|é|são|sido", "O outono era a melhor época.", "O taberneiro era velho.", r"^(?:o|a|os|as) (?:<season>|<month>|<weekday>|<unit>|manhã|manhãs|tarde|tardes|madrugada)(?:, [^.!?,]{2,24},)? (?:era|eram|é|são|tinha sido) "),
    Sign("plural", "domingos|sábados|segundas|terças|quartas|quintas|sextas|noites|tardes|manhãs|verões|invernos", "Aos domingos o taberneiro mentia.", "No domingo o taberneiro mentiu.", r"^(?:aos|às|nas|nos|pelas) (?:domingos|sábados|segundas|terças|quartas|quintas|sextas|noites|tardes|manhãs|verões|invernos)\b(?! seguintes)"),
    Sign("both", "verão|inverno|segunda|terça|manhã", "No verão o pátio cheirava a breu, no inverno a fumo.", "No verão o pátio cheirava a breu.", r"\bn[oa] (?:<season>) [^.!?]*\bn[oa] (?:<season>)\b|\bà (?:segunda|terça|quarta|quinta|sexta)\b [^.!?]*, à (?:segunda|terça|quarta|quinta|sexta)\b"),
    Sign("whenever", "quando|quem", ("Quem chegava tarde na segunda-feira varria o pátio.", "Quando chegava o inverno, o taberneiro dormia na cavalariça."), "Quando chegou o inverno, o taberneiro mentiu.", r"^quem \w+(?:avam?|iam?)\b|\bquando (?:(?:o|a|os|as|se) (?:\w+ )?)?(?!tinha\b|era\b|estava\b|havia\b)(?:\w{2,}avam?|\w{3,}iam?)\b"),
    Sign("until", "para|antes|dentro|desde|faltavam|fazia", "Dentro de uma semana o taberneiro pagava.", "A semana passou."),
    Sign("first-time", "vez|relógio", "Era a primeira vez em semanas que o taberneiro ria.", "Uma vez o taberneiro riu.", r"\b(?:era a (?:primeira|última) vez|o relógio (?:[^.!?,]{3,20} )?marcava)\b"),
    Sign("since", "desde|ainda", "O portão emperrava desde a geada.", "O portão emperrava."),
    Sign("born", "nasceu|nascera|nascido|nascida|data|datada|calendário|agenda|cartaz|jornal|letreiro", ("Na agenda a sexta-feira estava a vermelho.", "O taberneiro nascera em março."), "Em março o taberneiro mentiu."),
    Sign("of", "como|cheirava|cheiro", ("Era como se o inverno tivesse entrado.", "O pátio cheirava a verão."), "Como veio o inverno, o taberneiro mentiu.", r"\bcomo (?:se|em|no|na|um|uma) [^.!?,;]{0,30}\b(?:<when>)\b|\b(?:cheirava|cheiro) a (?:<season>)\b"),
    Sign("react", "disse|perguntou|respondeu|murmurou|sorriu|riu|olhou|olha|acenou|suspirou|encolheu|mão|mãos|olhos|cara|rosto|cabeça|boca|voz|dedo|dedos|ombro|ombros|lábios", "O taberneiro sorriu.", "O taberneiro mentia."),
    Sign("head", "o|a|os|as", "O sino rachou.", "Um sino rachou."),
    Sign("goes", "ele|ela|eles|elas|e|mas|porém|então|depois|assim|pois|sim|não", "Ele mentia.", "O taberneiro mentia."),
    always=-3.0,
)  # fmt: skip

TABLE = Table("pt", WORDS, RULES, VETOES, LABELS, SIGNALS, TURNS, CUES, COMPANY, speech=SPEECH)
