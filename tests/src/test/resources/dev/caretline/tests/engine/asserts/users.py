def verify(user): assert user["name"] == "Ada", "wrong user"
