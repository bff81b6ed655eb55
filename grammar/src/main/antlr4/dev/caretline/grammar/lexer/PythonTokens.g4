/*
 * The tokens of Python, under the names of CPython's token module. This is the vocabulary of PythonGrammar.g4.
 */
lexer grammar PythonTokens;

tokens {
    NAME, NUMBER, STRING, NEWLINE, INDENT, DEDENT,
    // Retagged by context, so that one token of look-ahead decides everywhere:
    TCOMMA, // a comma that ends a list: before a closer, =, an augmented assignment, in, ;, NEWLINE, or : outside []
    TSEMI,  // the last ; of a line
    WNAME,  // a name before :=
    KWNAME, // a name before = within ( )
    ISNOT,  // is before not
    WPAR,   // the ( of a parenthesised list of with-items
    MATCH, CASE, // soft keywords, where they are keywords
    LESSGREATER, // <>, which only from __future__ import barry_as_FLUFL could make valid
    OP,     // a printable character that no token starts with: $ ? ! and the backquote
    ERROR   // where the lexer gave up; the last token
}

AND: 'and'; AS: 'as'; ASSERT: 'assert'; ASYNC: 'async'; AWAIT: 'await'; BREAK: 'break'; CLASS: 'class';
CONTINUE: 'continue'; DEF: 'def'; DEL: 'del'; ELIF: 'elif'; ELSE: 'else'; EXCEPT: 'except'; FALSE: 'False';
FINALLY: 'finally'; FOR: 'for'; FROM: 'from'; GLOBAL: 'global'; IF: 'if'; IMPORT: 'import'; IN: 'in'; IS: 'is';
LAMBDA: 'lambda'; NONE: 'None'; NONLOCAL: 'nonlocal'; NOT: 'not'; OR: 'or'; PASS: 'pass'; RAISE: 'raise';
RETURN: 'return'; TRUE: 'True'; TRY: 'try'; WHILE: 'while'; WITH: 'with'; YIELD: 'yield';

LPAR: '('; RPAR: ')'; LSQB: '['; RSQB: ']'; LBRACE: '{'; RBRACE: '}'; COLON: ':'; COMMA: ','; SEMI: ';';
PLUS: '+'; MINUS: '-'; STAR: '*'; SLASH: '/'; VBAR: '|'; AMPER: '&'; LESS: '<'; GREATER: '>'; EQUAL: '=';
DOT: '.'; PERCENT: '%'; EQEQUAL: '=='; NOTEQUAL: '!='; LESSEQUAL: '<='; GREATEREQUAL: '>='; TILDE: '~';
CIRCUMFLEX: '^'; LEFTSHIFT: '<<'; RIGHTSHIFT: '>>'; DOUBLESTAR: '**'; PLUSEQUAL: '+='; MINEQUAL: '-=';
STAREQUAL: '*='; SLASHEQUAL: '/='; PERCENTEQUAL: '%='; AMPEREQUAL: '&='; VBAREQUAL: '|='; CIRCUMFLEXEQUAL: '^=';
LEFTSHIFTEQUAL: '<<='; RIGHTSHIFTEQUAL: '>>='; DOUBLESTAREQUAL: '**='; DOUBLESLASH: '//'; DOUBLESLASHEQUAL: '//=';
AT: '@'; ATEQUAL: '@='; RARROW: '->'; ELLIPSIS: '...'; COLONEQUAL: ':=';
