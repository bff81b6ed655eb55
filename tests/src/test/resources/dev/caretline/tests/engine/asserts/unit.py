import unittest


def f(x):
    return x + 1


class ShopTest(unittest.TestCase):
    def test_equal(self):
        x = 1
        self.assertEqual(f(x) * 2, 5)

    def test_in(self):
        users = ["Ada"]
        self.assertIn("Bob".upper(), users, "message")

    def test_true(self):
        self.assertTrue(not f(0))

    def test_assert(self):
        assert f(1) == 3
