def fail():
    return {}["missing"]
