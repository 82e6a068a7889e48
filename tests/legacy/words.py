"""The words that invented plans are made of. Children, staff, schools and councils are invented."""

AREAS = {
    "CI": ["Communication and interaction", "Communication & Interaction", "COMMUNICATION AND INTERACTION",
           "Speech, language and communication"],
    "CL": ["Cognition and learning", "Cognition & Learning", "COGNITION AND LEARNING", "Thinking and learning"],
    "SEMH": ["Social, emotional and mental health", "Social, Emotional & Mental Health (SEMH)",
             "SOCIAL, EMOTIONAL AND MENTAL HEALTH", "Feelings, friendships and wellbeing"],
    "SP": ["Sensory and/or physical", "Sensory and Physical Needs", "SENSORY AND PHYSICAL", "Senses and movement"],
}

NEEDS = {
    "CI": [
        "{N} has a severe delay in {p} understanding of spoken language and follows one instruction at a time.",
        "{N} finds it hard to put words in order; sentences of more than five words break down.",
        "{N} speaks very quietly to adults outside the family and at times does not answer at all.",
        "{N} misreads tone of voice and takes jokes and figures of speech at face value.",
        "{N}'s speech is unclear: the sounds s, sh and ch are mixed up and strangers understand about half.",
        "{N} interrupts conversations because {s} cannot yet tell when another person has finished.",
        "{N} has difficulty starting and keeping up play with other children.",
    ],
    "CL": [
        "{N} reads at the level of a child three years younger and guesses words from their first letter.",
        "{N} forgets number facts from one week to the next and counts on {p} fingers.",
        "{N}'s working memory is weak, so the end of a task is lost before {s} gets there.",
        "{N} finds copying from the board slow and loses {p} place on the page.",
        "{N} struggles to plan a piece of writing and stops after one or two lines.",
        "{N} has a diagnosis of dyslexia; spelling is on the second centile.",
        "{N} cannot yet tell the time or judge how long a task will take.",
    ],
    "SEMH": [
        "{N} becomes very anxious when a routine is altered without warning and may leave the room.",
        "{N} has a low opinion of {p} own work and tears it up when it is praised in public.",
        "{N} finds it difficult to recognise when {s} is becoming angry and lashes out at furniture.",
        "{N} worries about being separated from {p} mother and arrives late on most Mondays.",
        "{N} avoids the dining hall and has eaten lunch alone since the spring term.",
        "{N} has periods of low mood and has told staff that {s} does not want to be at school.",
    ],
    "SP": [
        "{N} is over-sensitive to noise and covers {p} ears in assemblies and in the hall.",
        "{N} seeks movement, rocks on {p} chair and cannot sit still for longer than ten minutes.",
        "{N}'s fine motor skills are weak: buttons, scissors and a ruler need help.",
        "{N} has a bilateral hearing loss and wears two aids.",
        "{N} tires quickly on stairs and falls when the playground is crowded.",
        "{N} does not notice when {s} is too hot, hungry or in need of the toilet.",
    ],
}

DETAIL = [
    "This is most marked in the afternoon and after a change of adult.",
    "In a room with few distractions {s} manages better.",
    "Staff report that this happens on most days.",
    "The educational psychologist saw the same in the classroom observation of {m} {y}.",
    "Standard scores in {m} {y} lay between the first and the fifth centile.",
    "At home the family sees this too, above all at weekends.",
    "As a result {s} misses a good part of what is taught.",
    "{S} copes well when the day is set out in pictures.",
    "Without an adult beside {o}, {s} gives up within a few minutes.",
    "Progress since {m} {y} has been steady but slow.",
    "{S} knows this about {o}self and finds it upsetting.",
    "The effect on {p} friendships is considerable.",
    "It helps when new words are shown as well as said.",
    "{P} parents describe evenings after school as exhausting.",
    "Earlier strategies, such as a reward chart, made little difference.",
    "This need is expected to be long term.",
]

OUTCOMES = {
    "CI": [
        "By the end of Key Stage {k}, {N} will follow three-part instructions in class without a repeat on four days out of five.",
        "By July {z}, {N} will tell an adult of {p} choice what happened in a disagreement, using full sentences.",
        "{N} will start a conversation with a classmate at least once a day by the end of Year {g}.",
        "By the end of Year {g}, {N} will be understood by unfamiliar adults in nine sentences out of ten.",
    ],
    "CL": [
        "By July {z}, {N} will read a page of eighty words with no more than four mistakes.",
        "By the end of Key Stage {k}, {N} will add and take away amounts of money up to ten pounds without help.",
        "{N} will plan and write a paragraph of five sentences, using a frame, by the end of Year {g}.",
        "Within twelve months {N} will finish two of three classwork tasks in the time given.",
    ],
    "SEMH": [
        "By the end of Year {g}, {N} will ask for a break before leaving the room in nine cases out of ten.",
        "By July {z}, {N} will name how {s} feels, and one thing that helps, when asked by a trusted adult.",
        "{N} will eat lunch with at least one friend three times a week by the end of the next school year.",
    ],
    "SP": [
        "By July {z}, {N} will stay in the hall for a whole assembly using a strategy of {p} own.",
        "By the end of Key Stage {k}, {N} will dress for PE in under five minutes without help.",
        "{N} will look after {p} own equipment and ask when it does not work by the end of Year {g}.",
    ],
}

STEPS = [
    "By December: with a picture prompt, twice a week.",
    "By Easter: with a spoken reminder, most days.",
    "By the summer: on {p} own in one lesson a day.",
    "First step: with an adult beside {o}.",
]

PROVISION = {
    "CI": [
        "A programme of language work on instructions and vocabulary, written by a speech and language therapist",
        "A small group of no more than four for turn-taking games and conversation",
        "Pre-teaching of the key words of each topic with pictures and objects",
        "Direct speech therapy on the sounds s, sh and ch",
        "Training for all staff who work with {N} in the use of visual support",
        "A communication book that goes between home and school",
    ],
    "CL": [
        "A structured, cumulative phonics programme taught one to one",
        "Over-learning of number facts through short games with apparatus",
        "Tasks broken into steps on a checklist that {N} ticks off",
        "Use of a laptop with word prediction in all written work",
        "Copies of slides and texts, in 14 point on cream paper, on {p} own desk",
        "Specialist teaching of reading and spelling from a teacher with a level 7 qualification",
    ],
    "SEMH": [
        "A check-in with a key adult at the start and the end of the day",
        "A personalised emotional regulation programme with body mapping and a five-point scale",
        "A quiet place with a card that lets {N} leave class without having to ask",
        "Play-based counselling in a room that stays the same each week",
        "Warning of any change, shown on the timetable the day before",
    ],
    "SP": [
        "A sensory circuit before lessons with alerting, organising and calming activities",
        "Movement breaks built into the timetable",
        "A handwriting and hand-strength programme set by the occupational therapist",
        "A radio aid worn by the adult who teaches, tested before the first lesson",
        "A seat near the front, away from the door and the projector fan",
    ],
}

PROVISION_TAIL = [
    "The programme is recorded and shared with home each half term.",
    "It is built into the timetable so that no break time is lost.",
    "Targets are set each term and written down.",
    "All adults who cover absence are shown how.",
    "",
    "Resources are kept in a box that moves with {o}.",
    "",
]

WHO = [
    "Class teacher", "Trained teaching assistant", "Speech and language therapist", "Learning support assistant",
    "Specialist teacher from the advisory service", "SENCO and class teacher", "Occupational therapist",
    "ELSA (emotional literacy support assistant)", "Key adult", "Teaching assistant supervised by the therapist",
    "All teaching staff", "Qualified teacher of the deaf",
]
OFTEN = [
    "30 minutes, three times a week", "Daily, for 15 minutes", "Once each half term, 45 minutes",
    "Twice weekly, 20 minutes a session", "One hour a fortnight", "6 hours per year", "At all times in class",
    "Every morning for ten minutes", "40 minutes once a week in term time", "Two sessions per term",
    "Weekly", "As needed throughout the school day",
]
LONG = ["For one school year", "Until the annual review", "Two terms, then reviewed", "Ongoing", "Autumn and spring terms"]
WATCH = ["Half-termly record kept by the SENCO", "Termly meeting with home", "Therapist's notes each term",
         "Pupil tracker, every six weeks", "Observed once a term"]

HEALTH_NEEDS = [
    "{N} has asthma and uses a blue inhaler before PE.", "{N} has epilepsy; seizures last less than two minutes.",
    "{N} is under the community paediatrician for attention difficulties and takes medicine each morning.",
    "{N} does not settle until after eleven at night and wakes early.", "{N} is allergic to nuts and carries two injectors.",
]
HEALTH = [
    "The school nurse will review the care plan with staff and parents once a year.",
    "The epilepsy nurse will train three members of staff each September.",
    "The community paediatrician will see {N} every six months.",
    "The sleep clinic will offer four appointments to the family.",
]
CARE_NEEDS = [
    "{N} has no safe way of playing outside without an adult beside {o}.",
    "{P} grandmother shares the care and needs rest at weekends.",
    "{N} has few chances to meet other children outside school.",
]
CARE_1 = ["Two hours a week of help at home after school from a care worker, under the Chronically Sick and Disabled Persons Act.",
          "A short break of six hours each month with a family link carer."]
CARE_2 = ["A place at the Saturday activity club for ten weeks each year.",
          "A carer's assessment for {p} mother, to be offered each spring."]

VIEWS = [
    "I like drawing maps, swimming and my cat Biscuit.", "I want people to talk to me and not about me.",
    "When it is loud I need to go somewhere calm.", "One day I would like to drive a train or work in a garden centre.",
    "I am good at remembering songs and the names of birds.", "School is fine when I know what comes next.",
    "My best friend makes me laugh at lunch.", "I do not like it when adults rush me.",
]
PARENT_VIEWS = [
    "We hope that {N} will have a friend to sit with and a job that {s} enjoys.",
    "{N} was born at thirty-four weeks and walked at two.", "The family would like to hear from school before things go wrong.",
    "Mornings are calm now that the bus comes at the same time each day.",
    "We are proud of how {s} has settled since {m}.", "Our worry is the move to the next school.",
    "We have learned to give {o} time to answer.",
]
STRENGTHS = {
    "CI": "{N} enjoys the company of adults and has a good sense of humour.",
    "CL": "{N} remembers facts about trains and birds and likes practical work.",
    "SEMH": "{N} is kind to younger children and says sorry when things go wrong.",
    "SP": "{N} swims well and is at ease in water.",
}
ROLES = ["Educational psychologist", "Speech and language therapist", "Community paediatrician", "Headteacher",
         "Occupational therapist", "Social worker, early help", "Advisory teacher", "Parents"]
PEOPLE = ["Dr Ines Caldbeck", "Mr Rowan Thwaite", "Ms Petra Okonjo", "Mrs Hilde Farrant", "Dr Sunil Marlowe",
          "Ms Oona Breckin", "Mr Tobias Wren", "Mrs Lalita Stroud"]

# given, middle, family, "he" or "she", born
CHILDREN = [
    ("Marnie", "", "Oldcastle", "she", "2014-03-09"), ("Tavish", "Rowan", "Birkett", "he", "2011-11-21"),
    ("Leocadia", "", "Fenn", "she", "2016-06-02"), ("Idris", "Kofi", "Ashgrove", "he", "2012-09-30"),
    ("Wilhelmina", "Jane", "Straker", "she", "2010-01-17"), ("Osian", "", "Penhallow", "he", "2013-12-05"),
    ("Saoirse", "", "Lindqvist", "she", "2015-04-28"), ("Bartholomew", "", "Nkemelu", "he", "2009-08-14"),
    ("Zuzanna", "", "Harker-Vale", "she", "2014-10-23"), ("Caspian", "Lee", "Whitlock", "he", "2012-02-11"),
    ("Anoushka", "", "Merrow", "she", "2013-07-07"), ("Fergus", "", "O'Dare", "he", "2011-05-19"),
    ("Philippa", "Rose", "Tansley", "she", "2008-12-27"), ("Emre", "", "Holloway", "he", "2015-09-12"),
    ("Guinevere", "", "Stott", "she", "2016-01-31"), ("Ludo", "", "Marchbank", "he", "2010-06-25"),
]
COUNCILS = ["Eastmarsh County Council", "Wendlebury Borough Council", "London Borough of Thornquay", "Penrose Metropolitan Borough Council",
            "Hallowdale Council", "Royal Borough of Kestrelford", "Stourmere City Council", "North Axham Council"]
SCHOOLS = ["Larkfield Primary School", "The Copse School", "Beacon Hill Academy", "St Brannoc's Catholic Primary School",
           "Wetherby Lane Community College", "Oakapple Special School", "Rookery Junior School", "Hartsmoor High School"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
