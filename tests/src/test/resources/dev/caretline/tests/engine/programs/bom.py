print("bom")
raise ValueError("é")
