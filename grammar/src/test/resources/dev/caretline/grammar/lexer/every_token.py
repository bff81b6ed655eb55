# Every token of Python 3.11, and each of the ways to write it. A file for lexers: it need not mean anything.
"""A string over
several lines, with a \""" in it."""
False, None, True, and_, andy  # names that start like keywords
if a and b or not c: pass
elif a in b is c: assert a, b
else: del a
for a in b: break; continue
while a: yield; return; raise a from b
try: import a as b
except a: from a import b
finally: global a; nonlocal b
async def f(a, /, b, *, c=lambda: 0, **d) -> e: await f()
class A(B, metaclass=C): ...
with (a as b, c as d,): x = a if b else c
match a:
    case 1 | 2: match = case
    case _: pass

x = 0, 00, 0_0, 1, 12_345, 0x1F, 0X_ff, 0o17, 0O_7, 0b1, 0B_1_0
x = 1., .5, 1.5, 1e3, 1E+3, 1.e-3, .5e1_0, 1_0.0_1, 09.5, 09e1
x = 1j, 1.J, .5j, 1e3j, 09j
x = 1if 1else 2; x = [0x1for x in y]; x = 1or 2and 3; x = 1 .real, 1..real

x = '', "", '\'', "\"", '"', "'", 'a\
b', '''''', """""", '''a'b''c\'''', """"a"""
x = r'\'', R"\\", b'', B"", u'', U"", f'{x!r:{y}}', F"", rb'', rB'', Rb'', RB'', br'', bR'', Br'', BR''
x = fr'', fR'', Fr'', FR'', rf'', rF'', Rf'', RF'', 'a' "b" '''c
d'''

x += 1; x -= 1; x *= 1; x /= 1; x //= 1; x %= 1; x @= 1; x &= 1; x |= 1; x ^= 1; x <<= 1; x >>= 1; x **= 1
x = a + b - c * d / e // f % g @ h & i | j ^ k << l >> m ** ~n
x = a < b > c <= d >= e == f != g
x = (y := [a, {b: c}][::], *d, ...), x.y
x: int = 1

x = (
    1,  # a comment in brackets
  2,

    '''a
'''  # another
)
x = 1 + \
  2 \
   + 3

if x:
	# a comment, indented with a tab
	y

	if z: \
		y
    
      
	y  
  # a comment that closes nothing

é = ñandú = ж = 变量 = ᢆ_ = ﬁ = 𝐝𝐞𝐟 = x·y = ℮
x = 'é変🎉', "é"  # é
