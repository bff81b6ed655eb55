/*
 * The tokens of Python 3.11, under the names of CPython's token module: the vocabulary of PythonGrammar.g4, and the
 * specification of the lexer.
 *
 * What reads a program is the hand-written Lexer, which is several times as fast and knows CPython's errors; a test compares
 * it with this grammar on real programs. Three things are beyond the grammar, and are said where the lexer does them:
 * INDENT and DEDENT (Indentation), the types that a token gets by what stands around it (Retagger), and which programs are
 * wrong. See "Lexical analysis" in the Python reference.
 */
lexer grammar PythonTokens;

tokens {
    INDENT, DEDENT,
    // Retagged by context, so that one token of look-ahead decides everywhere:
    TCOMMA, // a comma that ends a list: before a closer, =, an augmented assignment, in, if, ;, NEWLINE, or : outside []
    TSEMI,  // the last ; of a line
    WNAME,  // a name before :=
    KWNAME, // a name before = within ( )
    ISNOT,  // is before not
    WPAR,   // the ( of a parenthesised list of with-items
    MATCH, CASE // soft keywords, where they are keywords
}

@members {
// How many brackets are open: within them a line may end anywhere.
private int depth;

// Whether nothing but blanks has come since the last line end.
private boolean atLineStart = true;

@Override
public void emit(Token token) {
    super.emit(token);
    atLineStart = token.getType() == NEWLINE;
}
}

// Lines. A line end has its comment with it, and counts only after something and outside of brackets.

NEWLINE: COMMENT? '\n' { depth == 0 && !atLineStart }?;
BLANK_LINE: COMMENT? '\n' { depth == 0 && atLineStart }? -> skip;
IMPLICIT_JOIN: COMMENT? '\n' { depth > 0 }? -> skip;
EXPLICIT_JOIN: '\\\n' -> skip;
BLANKS: [ \t\f]+ -> skip;

fragment COMMENT: '#' ~'\n'*;

// Keywords, then names: of two rules that match as much, the first one counts.

AND: 'and'; AS: 'as'; ASSERT: 'assert'; ASYNC: 'async'; AWAIT: 'await'; BREAK: 'break'; CLASS: 'class';
CONTINUE: 'continue'; DEF: 'def'; DEL: 'del'; ELIF: 'elif'; ELSE: 'else'; EXCEPT: 'except'; FALSE: 'False';
FINALLY: 'finally'; FOR: 'for'; FROM: 'from'; GLOBAL: 'global'; IF: 'if'; IMPORT: 'import'; IN: 'in'; IS: 'is';
LAMBDA: 'lambda'; NONE: 'None'; NONLOCAL: 'nonlocal'; NOT: 'not'; OR: 'or'; PASS: 'pass'; RAISE: 'raise';
RETURN: 'return'; TRUE: 'True'; TRY: 'try'; WHILE: 'while'; WITH: 'with'; YIELD: 'yield';

NAME: [\p{XID_Start}_] [\p{XID_Continue}]*;

// Numbers. A name may not follow one, but some keywords may: 1if x else y.

NUMBER: INTEGER | FLOAT | (DIGITS | FLOAT) [jJ];

fragment INTEGER
    : [1-9] ('_'? [0-9])*
    | '0' ('_'? '0')*
    | '0' [xX] ('_'? [0-9a-fA-F])+
    | '0' [oO] ('_'? [0-7])+
    | '0' [bB] ('_'? [01])+
    ;
fragment FLOAT: (DIGITS '.' DIGITS? | '.' DIGITS) EXPONENT? | DIGITS EXPONENT;
fragment EXPONENT: [eE] [+-]? DIGITS;
fragment DIGITS: [0-9] ('_'? [0-9])*;

// Strings. In 3.11 a formatted string is one token too.

STRING: PREFIX? (SHORT_STRING | LONG_STRING);

fragment PREFIX: [uU] | [bB] [rR]? | [fF] [rR]? | [rR] [bBfF]?;
fragment SHORT_STRING: '\'' (ESCAPE | ~['\\\n])* '\'' | '"' (ESCAPE | ~["\\\n])* '"';
fragment LONG_STRING: '\'\'\'' (ESCAPE | ~'\\')*? '\'\'\'' | '"""' (ESCAPE | ~'\\')*? '"""';
fragment ESCAPE: '\\' .;

// Brackets, the closing one after the opening one.

LPAR: '(' { depth++; }; RPAR: ')' { depth--; };
LSQB: '[' { depth++; }; RSQB: ']' { depth--; };
LBRACE: '{' { depth++; }; RBRACE: '}' { depth--; };

// Operators and the rest. The longest one counts.

COLON: ':'; COMMA: ','; SEMI: ';'; PLUS: '+'; MINUS: '-'; STAR: '*'; SLASH: '/'; VBAR: '|'; AMPER: '&'; LESS: '<';
GREATER: '>'; EQUAL: '='; DOT: '.'; PERCENT: '%'; EQEQUAL: '=='; NOTEQUAL: '!='; LESSEQUAL: '<='; GREATEREQUAL: '>=';
TILDE: '~'; CIRCUMFLEX: '^'; LEFTSHIFT: '<<'; RIGHTSHIFT: '>>'; DOUBLESTAR: '**'; PLUSEQUAL: '+='; MINEQUAL: '-=';
STAREQUAL: '*='; SLASHEQUAL: '/='; PERCENTEQUAL: '%='; AMPEREQUAL: '&='; VBAREQUAL: '|='; CIRCUMFLEXEQUAL: '^=';
LEFTSHIFTEQUAL: '<<='; RIGHTSHIFTEQUAL: '>>='; DOUBLESTAREQUAL: '**='; DOUBLESLASH: '//'; DOUBLESLASHEQUAL: '//=';
AT: '@'; ATEQUAL: '@='; RARROW: '->'; ELLIPSIS: '...'; COLONEQUAL: ':=';

LESSGREATER: '<>'; // which only from __future__ import barry_as_FLUFL could make valid
OP: [$?!`]; // a printable character that no token starts with: never valid

ERROR: .; // where the lexer gives up; the last token
