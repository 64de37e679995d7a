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
CHILDREN = (
    ("Reuben", "M"), ("Isla", "F"), ("Jayden", "M"), ("Noor", "F"), ("Casey", "F"), ("Tobi", "M"),
    ("Maya", "F"), ("Ezra", "M"), ("Lily", "F"), ("Kofi", "M"), ("Ruby", "F"), ("Dylan", "M"),
    ("Amara", "F"), ("Harvey", "M"), ("Zara", "F"), ("Theo", "M"), ("Poppy", "F"), ("Idris", "M"),
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
