print("veerkracht")
