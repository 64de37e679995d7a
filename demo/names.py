"""Invented names. Nobody here exists."""

FAMILIES = (
    "Ashdown", "Cole", "Rahimi", "Okoro", "Finch", "Marlow", "Tamm", "Bexley", "Quill", "Sorrel",
    "Haddon", "Pike", "Vance", "Larkin", "Ostler", "Wren", "Dunmore", "Kestrel", "Ibsley", "Thorne",
    "Gadd", "Merrow", "Stokoe", "Fenn", "Arkley", "Bramble", "Corder", "Dray", "Eversley", "Foss",
    "Garside", "Holt", "Inskip", "Jessop", "Kirby", "Lomax", "Moffat", "Nettle", "Orchard",
    "Penrose",
    "Radley", "Saddler", "Tilney", "Upton", "Vickers", "Wadham", "Yarrow", "Zeller", "Attwell",
    "Birch", "Crake", "Dovey", "Elmer", "Farrow", "Grice", "Hebden", "Ivory", "Jolly", "Knapp",
    "Lacey", "Midgley", "Norden", "Oakes", "Purley", "Rook", "Selwyn",
)  # fmt: skip
# A prime number of them, so that the families of one worker differ.
CHILDREN = (
    ("Reuben", "M"), ("Isla", "F"), ("Jayden", "M"), ("Noor", "F"), ("Tobi", "M"), ("Casey", "F"),
    ("Ezra", "M"), ("Maya", "F"), ("Kofi", "M"), ("Lily", "F"), ("Dylan", "M"), ("Ruby", "F"),
    ("Harvey", "M"), ("Amara", "F"), ("Theo", "M"), ("Zara", "F"), ("Idris", "M"), ("Poppy", "F"),
    ("Arlo", "M"), ("Aaliyah", "F"), ("Bilal", "M"), ("Beatrix", "F"), ("Caleb", "M"),
    ("Chloe", "F"), ("Dominic", "M"), ("Daisy", "F"), ("Elijah", "M"), ("Elif", "F"), ("Finn", "M"),
    ("Freya", "F"), ("Gethin", "M"), ("Gwen", "F"), ("Hamza", "M"), ("Hana", "F"), ("Isaac", "M"),
    ("Imogen", "F"), ("Jonah", "M"), ("Jasmine", "F"), ("Kai", "M"), ("Keira", "F"), ("Luca", "M"),
    ("Layla", "F"), ("Mason", "M"), ("Molly", "F"), ("Nathan", "M"), ("Nadia", "F"), ("Oscar", "M"),
    ("Olive", "F"), ("Patrick", "M"), ("Paige", "F"), ("Quentin", "M"), ("Rosa", "F"),
    ("Rafi", "M"), ("Skye", "F"), ("Samuel", "M"), ("Tilly", "F"), ("Taye", "M"), ("Uma", "F"),
    ("Umar", "M"), ("Violet", "F"), ("Vincent", "M"), ("Willow", "F"), ("Wilf", "M"),
    ("Yasmin", "F"), ("Yusuf", "M"), ("Ada", "F"), ("Zachary", "M"),
)  # fmt: skip
MOTHERS = ("Leanne", "Kerry", "Samira", "Gift", "Paula", "Joanna", "Hana", "Stacey", "Olga", "Ruth")
FATHERS = ("Craig", "Darren", "Omid", "Chidi", "Neil", "Marek", "Tomas", "Lee", "Viktor", "Alan")
STREETS = ("Larch Row", "Mill Lane", "Canal Street", "Tanner's Yard", "Beacon Road", "Quarry Close")

TEAMS = ("North assessment", "South assessment", "Longer-term safeguarding")
MANAGERS = ("Tom Bright", "Ruth Hale", "Yvonne Asare")
WORKERS = (
    ("Amina Yusuf", "Dev Patel", "Ivy Moss"),
    ("Callum Reid", "Sofia Petrov", "Grace Obi"),
    ("Leo Marsh", "Farah Aziz", "Niamh Kelly"),
)
EMAIL = "{}@aldermere.example"
PASSWORD = "aldermere demo 2026"  # noqa: S105  printed on the console; the demo holds nobody real
