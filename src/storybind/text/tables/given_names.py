"""What people are called first and nothing else is: no month, flower, jewel or virtue, and no town.

Left out for that reason: April, Amber, Rose, Grace, Hope, Will, Mark, Frank, Florence, Charlotte, Victoria, Virginia, Sydney, Austin,
Jordan, Santiago, Sofia, Lorraine, Julio, Rosa, Pilar, Dolores, León, Chiara, Stella, Grazia, Claude, Aurore, Ernst; Вера, Надежда, Любовь, Роман, Лев, Майя.
"""

_GIVEN = """
Abigail Adam Adele Adrian Agnes Agnieszka Alan Alasdair Alastair Albert Alejandro Alessandro Alexander Alfred Alice Alison Amanda Amelia Amy Ana Anders
Andrea Andreas Andrew Angela Anita Ann Anna Annabel Anne Annette Annie Anthony Antje Antonio Arthur Astrid Audrey Barbara Beatrice Beatrix Benedict
Benjamin Bernard Bernadette Birgit Brenda Brian Bridget Brigitte Camille Carl Carla Carlos Carmen Caroline Catherine Cecilia Cedric Celia Charles Christian
Christina Christine Christopher Claire Clara Claude Claudia Colin Conrad Cornelia Craig Cynthia Daniel Daniela David Deborah Deirdre Denise Derek Diana
Diego Dmitri Dominic Donald Dorothea Dorothy Douglas Duncan Edgar Edith Edmund Edward Edwin Eilidh Elaine Eleanor Elena Elizabeth Ella Ellen Emily Emma Enrique
Eric Erica Ernest Esther Eugene Eva Evelyn Ewa Felix Fernando Fiona Francesca Francis Francisco Frederick Friedrich Gabriel Gareth Geoffrey George Gerald
Gertrude Gianni Giovanni Giulia Giuseppe Gordon Graham Greta Guillaume Gwen Gwendolyn Hannah Hans Harold Harriet Harvey Heinrich Helen Helena Henrietta
Henry Herbert Hermann Hilda Howard Hubert Hugh Hugo Humphrey Ian Ilse Imogen Ines Inga Ingrid Irene Isaac Isabel Isabella Isobel Ivan Jacob Jacqueline James Jane
Janet Javier Jean Jennifer Jeremy Jessica Joan Joanna Johann Johannes John Jonathan Joseph Joyce Juan Judith Julia Julian Julie Karen Karin Karl
Katarzyna Katharine Katherine Kathleen Katrin Keith Kenneth Kerstin Kevin Klaus Kristina Laura Lawrence Leonard Lewis Linda Lisa Lorenzo Louis Louisa Louise
Lucas Lucia Lucy Luigi Luis Lukas Lydia Malcolm Manuel Marcus Margaret Margarita Maria Marian Marie Marianne Marjorie Marta Martha Martin Martina Mary Mateo Matilda
Matthew Maureen Maurice Maximilian Megan Michael Michel Michelle Miguel Mildred Miranda Moira Monica Monika Muriel Nancy Natalie Natasha Neil Nicholas
Nicola Nigel Norman Olga Oliver Olivia Oscar Oswald Pablo Pamela Patricia Patrick Paul Paula Pauline Pedro Peter Petra Philip Philippa Phyllis Pierre Priscilla
Rachel Raymond Rebecca Richard Robert Roberta Roberto Roger Roland Ronald Rosalind Rosemary Rudolf Rupert Ruth Samantha Samuel Sandra Sarah Sean Sergei
Sheila Sibyl Simon Siobhan Sophie Stefan Stephanie Stephen Steven Stuart Susan Susanna Suzanne Sylvia Tatiana Teresa Theodore Theresa Thomas Timothy
Tobias Ursula Valerie Vanessa Vera Veronica Vincent Vivian Vladimir Walter Wilfred Wilhelm William Winifred Yolanda Yvonne Zoe
Aaron Abraham Ahmed Aiden Aisha Alex Alexandra Alexis Alfie Alicia Allison Amir Andre Angelina Angus Anjali Aoife Archie Arjun Arlene Arnold Ashley
Ayesha Barry Bea Becky Ben Beth Bethany Betty Bonnie Brandon Brendan Brett Brittany Bryan Bryce Caleb Callum Calvin Cameron Carrie Cerys Cheryl Chidi
Chloe Chris Ciara Clarence Clifford Clive Cody Connor Conor Corey Curtis Dafydd Damian Dan Danielle Darren Daryl Dave Debra Declan Deepa Dennis
Desmond Donna Doug Dwayne Dwight Dylan Eddie Eileen Eli Elijah Ellie Elliot Elliott Eoin Erika Erin Ernie Ethan Evan Ewan Fatima Fred Freya Gail
Garrett Gavin Gilbert Gina Glenn Greg Gregory Gus Gwyneth Hailey Hamish Harry Hassan Hayley Hector Herman Iain Ibrahim Irving Isaiah Jack Jake Jamal
Jamie Jared Jason Jeff Jeffrey Jenna Jenny Jerome Jerry Jesse Jill Jillian Jim Jimmy Joanne Jodi Joe Joel Johnny Jon Jonah Josh Joshua Judy Justin
Kaitlyn Kate Kathryn Katie Kayla Keegan Kelly Ken Kieran Kim Krista Kristen Kristin Kurt Kwame Kyle Larry Lauren Laurie Layla Leah Leila Leo Leon
Leroy Leslie Lester Liam Lori Luke Marcia Marilyn Marvin Matt Meghan Melanie Melissa Melvin Micah Mike Millie Mitchell Mohammed Molly Morag Muhammad
Nadia Naomi Nate Nathan Nathaniel Neal Ned Ngozi Niamh Nick Noah Nora Omar Otis Owen Padraig Peggy Pete Phil Priya Quentin Ralph Randall Ravi
Reginald Rhonda Rhys Rick Rob Rodney Roisin Ron Rosie Roxanne Russell Ryan Sally Sam Samira Sanjay Saoirse Scott Sebastian Seth Shane Sharon Shawn
Sinead Stacy Stan Steve Stewart Tara Tariq Ted Terence Terry Tiffany Tina Toby Todd Tom Tony Tracy Travis Trevor Tristan Tyler Vernon Vikram Vince
Wayne Wendy Wesley Yusuf Zach Zachary Zainab
Adalbert Agathe Alain Alessandra Alfonso Alphonse Amélie Anatole André Angelo Anneliese Antoine Antonia Antônio António Arrigo Augusto Aurélien Beatriz Benedikt Benito Benoît Bernhard Bernardo Bruno Camilo Carlo
Cécile Cesare Christoph Christophe Clemens Clotilde Colette Cristina Damián Delphine Denis Dieter Dietrich Duarte Eberhard Edmond Édouard Elisabetta Élise Elke Émile Émilie Enrico Erich Ernesto Esteban Eugène Eugenio Fabien
Federico Felipe Fernanda Fernando Filippo Francesca Francesco Francisco François Françoise Franz Friedrich Fritz Gabriela Gaspard Gérard Germán Gerhard Gilles Giorgio Giovanni Giulia Giulio Giuseppe Gonçalo Gonzalo
Gottfried Guido Guilherme Guillaume Guillermo Gustave Gustavo Günter Günther Gérald Hannelore Hans Heinrich Heinz Hélène Helmut Henri Hermann Hildegard Hinrich Honoré Horst Hubert Ignacio Ignazio Ilse Inês Isabel Jacopo
Jacques Javier Jean Joachim João Joaquim Joaquín Johann Johannes Jörg Jorge José Josef Joseph Josefina Juan Juana Jules Juliette Jürgen Konrad Laurent Leonardo Leopoldo Lorenz Lothar Luca Luciano Ludwig Luise Luís Lukas
Maddalena Manfred Manuela Marcel Marcello Marcelo Marcos Margot Mariana Mario Mathilde Matteo Matthias Mauricio Maurizio Michele Miriam Moritz Nélida Nicolas Nicolás Noémie Nuria Octavio Ottavia Paola Paolo Pasquale
Pascal Pauline Pedro Philippe Pietro Rafael Raffaele Rainer Ramón Raquel Raúl Reinhard René Renata Ricardo Riccardo Rodolfo Rodrigo Sabine Salvatore Sebastião Sébastien Sigrid Silvia Solène Stéphane Stefano Susana
Sylvie Theodor Théodore Thérèse Thierry Tiago Tommaso Ulrich Umberto Uwe Valentina Valérie Vicente Vincenzo Virginie Vittorio Walther Werner Wolfgang Xavier Yves
Александр Александра Алексей Алёна Алиса Алла Анастасия Анатолий Андрей Анна Антон Антонина Аркадий Арсений Артём Борис Вадим Валентин Валентина Валерий Варвара Василий Вениамин Виктор Виталий Владимир Владислав Всеволод Вячеслав Галина
Геннадий Георгий Глеб Григорий Дарья Даниил Денис Дмитрий Евгений Евгения Егор Екатерина Елена Елизавета Ефим Иван Игорь Илья Инна Ирина Кирилл Константин Ксения Лариса Леонид Лидия Людмила Максим Маргарита Мария Марина Матвей
Михаил Наталья Наталия Никита Николай Нина Олег Ольга Павел Пётр Полина Раиса Римма Родион Савва Светлана Семён Сергей Софья Станислав Степан Тамара Тарас Татьяна Тимофей Фёдор Филипп Эдуард Юлия Юрий Яков Ярослав
"""
GIVEN = frozenset(_GIVEN.split())
