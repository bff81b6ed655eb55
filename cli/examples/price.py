price = prices[item["sku"]] * item.get("count", 1)
