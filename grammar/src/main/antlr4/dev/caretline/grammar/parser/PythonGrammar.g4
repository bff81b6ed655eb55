/*
 * The syntax of Python 3.11, and the tree it means.
 *
 * One token of look-ahead decides everywhere; the lexer has seen to that by its retagging (PythonTokens.g4). Rules are
 * named after those of CPython's Grammar/python.gram where there is such a rule. The actions in braces build the tree
 * with the parts of TreeParser: `stmts`, `exprs` and the like collect the elements of lists, `from(first)` is the range
 * from a token to the last one matched. What is decided by more than the next token is checked there: an action that finds the input wrong
 * throws, as a mismatched token does.
 *
 * What a later version adds is one more alternative, which begins with an action that asks `version` for the feature.
 */
parser grammar PythonGrammar;

options { tokenVocab = PythonTokens; superClass = TreeParser; }

@header {
import dev.caretline.grammar.ast.*;
import java.util.ArrayList;
import java.util.List;
}

@members {
@Override
final Expr field() {
    return fstring().node;
}
}

// Inputs ----------------------------------------------------------------------------------------------------------------

file returns [Mod node]
@init { int mark = stmts.mark(); }
    : ( { nesting.startStatement(next()); } statement )* EOF { $node = new Mod.Module(stmts.take(mark), List.of()); }
    ;

eval returns [Mod node]
    : e=expressions NEWLINE* EOF { $node = new Mod.Expression($e.node); }
    ;

// What may follow is a question of the text, not of tokens: LastLine.
interactive returns [Mod node, boolean isCompound]
@init { int mark = stmts.mark(); }
    : ( simple_stmts | compound_stmt { $isCompound = true; } ) { $node = new Mod.Interactive(stmts.take(mark)); }
    ;

// The expression of a replacement field of an f-string, up to 3.11. The brackets are not in the text: the lexer adds them.
fstring returns [Expr node]
    : e=star_expressions NEWLINE EOF { $node = $e.node; }
    ;

// Statements ------------------------------------------------------------------------------------------------------------

statement
    : simple_stmts
    | compound_stmt
    ;

simple_stmts
    : simple_stmt ( SEMI simple_stmt )* TSEMI? NEWLINE
    ;

simple_stmt
@init { int first = next(); }
    : expression_stmt
    | y=yield_expr { stmts.add(new Stmt.Expr($y.node, from(first))); }
    | RETURN { Expr value = null; } ( v=star_expressions { value = $v.node; } )?
      { stmts.add(new Stmt.Return(value, from(first))); }
    | import_name
    | import_from
    | raise_stmt
    | PASS { stmts.add(new Stmt.Pass(from(first))); }
    | del_stmt
    | assert_stmt
    | BREAK { stmts.add(new Stmt.Break(from(first))); }
    | CONTINUE { stmts.add(new Stmt.Continue(from(first))); }
    | GLOBAL names=name_list { stmts.add(new Stmt.Global($names.names, from(first))); }
    | NONLOCAL names=name_list { stmts.add(new Stmt.Nonlocal($names.names, from(first))); }
    ;

compound_stmt
    : function_def[next(), List.of()]
    | class_def[List.of()]
    | decorated
    | async_stmt
    | if_stmt
    | while_stmt
    | for_stmt[next()]
    | with_stmt[next()]
    | try_stmt
    | match_stmt
    ;

block returns [List<Stmt> body]
@init { int mark = stmts.mark(); }
    : ( NEWLINE INDENT statement+ DEDENT | simple_stmts ) { $body = stmts.take(mark); }
    ;

// What stands left of = or := or an augmented assignment is read as an expression and turned into a target afterwards.
expression_stmt
@init { int first = next(); int mark = exprs.mark(); }
    : e=star_expressions
      ( { exprs.add($e.node); } ( EQUAL v=annotated_rhs { exprs.add($v.node); } )+ { assignments.assign(mark, first); }
      | augassign { int operator = last(); } v=annotated_rhs
        { assignments.augmented($e.node, operator, $v.node, first); }
      | COLON a=expression { Expr value = null; } ( EQUAL v=annotated_rhs { value = $v.node; } )?
        { assignments.annotated($e.node, $a.node, value, first); }
      | { stmts.add(new Stmt.Expr($e.node, from(first))); }
      )
    ;

annotated_rhs returns [Expr node]
    : e=star_expressions { $node = $e.node; }
    | y=yield_expr { $node = $y.node; }
    ;

augassign
    : PLUSEQUAL | MINEQUAL | STAREQUAL | ATEQUAL | SLASHEQUAL | PERCENTEQUAL | AMPEREQUAL | VBAREQUAL | CIRCUMFLEXEQUAL
    | LEFTSHIFTEQUAL | RIGHTSHIFTEQUAL | DOUBLESTAREQUAL | DOUBLESLASHEQUAL
    ;

raise_stmt
@init { int first = next(); Expr exc = null; Expr cause = null; }
    : RAISE ( e=expression { exc = $e.node; } ( FROM c=expression { cause = $c.node; } )? )?
      { stmts.add(new Stmt.Raise(exc, cause, from(first))); }
    ;

assert_stmt
@init { int first = next(); Expr msg = null; }
    : ASSERT test=expression ( COMMA m=expression { msg = $m.node; } )?
      { stmts.add(new Stmt.Assert($test.node, msg, from(first))); }
    ;

del_stmt
@init { int first = next(); int mark = exprs.mark(); }
    : DEL del_target ( COMMA del_target )* TCOMMA?
      { stmts.add(new Stmt.Delete(exprs.take(mark), from(first))); }
    ;

del_target
    : p=primary { exprs.add(targets.delete($p.node)); }
    ;

name_list returns [List<String> names]
@init { $names = new ArrayList<>(); }
    : NAME { $names.add(name(last())); } ( COMMA NAME { $names.add(name(last())); } )*
    ;

// Imports

import_name
@init { int first = next(); List<Alias> names = new ArrayList<>(); }
    : IMPORT dotted_as_name[names] ( COMMA dotted_as_name[names] )* { stmts.add(new Stmt.Import(names, from(first))); }
    ;

dotted_as_name[List<Alias> names]
@init { int first = next(); String asname = null; }
    : module=dotted_name ( AS NAME { asname = name(last()); } )?
      { $names.add(new Alias($module.name, asname, from(first))); }
    ;

dotted_name returns [String name]
@init { int first = next(); }
    : NAME ( DOT NAME )* { $name = dottedName(first); }
    ;

import_from
@init { int first = next(); List<Alias> names = new ArrayList<>(); int level = 0; String module = null; }
    : FROM ( DOT { level++; } | ELLIPSIS { level += 3; } )*
      ( m=dotted_name { module = $m.name; } | { require(level > 0); } )
      IMPORT import_from_targets[names]
      { stmts.add(new Stmt.ImportFrom(module, names, level, from(first))); }
    ;

import_from_targets[List<Alias> names]
    : LPAR import_from_as_name[names] ( COMMA import_from_as_name[names] )* TCOMMA? RPAR
    | import_from_as_name[names] ( COMMA import_from_as_name[names] )*
    | STAR { $names.add(new Alias("*", null, from(last()))); }
    ;

import_from_as_name[List<Alias> names]
@init { int first = next(); String asname = null; }
    : NAME ( AS NAME { asname = name(last()); } )? { $names.add(new Alias(name(first), asname, from(first))); }
    ;

// Definitions

decorated
@init { int mark = exprs.mark(); int first; }
    : ( AT e=named_expression NEWLINE { exprs.add($e.node); } )+
      { List<Expr> decorators = exprs.take(mark); first = next(); }
      ( class_def[decorators] | ASYNC? function_def[first, decorators] )
    ;

class_def[List<Expr> decorators]
@init { int first = next(); List<Expr> bases = List.of(); List<Keyword> keywords = List.of(); }
    : CLASS NAME { String id = name(last()); }
      ( LPAR a=arguments { bases = $a.args; keywords = $a.keywords; } RPAR )?
      COLON b=block
      { stmts.add(new Stmt.ClassDef(id, bases, keywords, $b.body, $decorators, compound(first))); }
    ;

// `first` is the `async`, if there is one; it is matched by then.
function_def[int first, List<Expr> decorators]
@init { boolean async = last() == $first; Expr result = null; }
    : DEF NAME { String id = name(last()); } LPAR a=parameters RPAR ( RARROW r=expression { result = $r.node; } )?
      COLON b=block
      { stmts.add(async
          ? new Stmt.AsyncFunctionDef(id, $a.node, $b.body, $decorators, result, null, compound($first))
          : new Stmt.FunctionDef(id, $a.node, $b.body, $decorators, result, null, compound($first))); }
    ;

parameters returns [Arguments node]
@init { ParameterList list = new ParameterList(this); }
    : ( parameter[list] ( COMMA parameter[list] )* TCOMMA? )? { $node = list.arguments(); }
    ;

parameter[ParameterList list]
    : p=param { Expr value = null; } ( EQUAL e=expression { value = $e.node; } )? { list.plain($p.node, value); }
    | SLASH { list.slash(); }
    | STAR { Arg rest = null; } ( s=param_star { rest = $s.node; } )? { list.star(rest); }
    | DOUBLESTAR p=param { list.doubleStar($p.node); }
    ;

param returns [Arg node]
@init { int first = next(); Expr annotation = null; }
    : ( NAME | KWNAME ) ( COLON e=expression { annotation = $e.node; } )?
      { $node = new Arg(name(first), annotation, null, from(first)); }
    ;

param_star returns [Arg node]
@init { int first = next(); Expr annotation = null; }
    : ( NAME | KWNAME ) ( COLON e=star_expression { annotation = $e.node; } )?
      { $node = new Arg(name(first), annotation, null, from(first)); }
    ;

// Compound statements

async_stmt
@init { int first = next(); }
    : ASYNC ( function_def[first, List.of()] | for_stmt[first] | with_stmt[first] )
    ;

// Not a rule that calls itself for each elif: a chain of thousands must not need a stack as deep.
if_stmt
@init { int first = next(); IfChain chain = new IfChain(this); }
    : IF test=named_expression COLON body=block { chain.add($test.node, $body.body, first); }
      ( { int elif = chain.elif(); } ELIF test=named_expression COLON body=block { chain.add($test.node, $body.body, elif); } )*
      orelse=else_block { stmts.add(chain.statement($orelse.body)); }
    ;

else_block returns [List<Stmt> body]
    : ELSE COLON b=block { $body = $b.body; }
    | { $body = List.of(); }
    ;

while_stmt
@init { int first = next(); }
    : WHILE test=named_expression COLON b=block orelse=else_block
      { stmts.add(new Stmt.While($test.node, $b.body, $orelse.body, compound(first))); }
    ;

for_stmt[int first]
@init { boolean async = last() == $first; }
    : FOR t=star_targets IN iter=star_expressions COLON b=block orelse=else_block
      { stmts.add(async
          ? new Stmt.AsyncFor($t.node, $iter.node, $b.body, $orelse.body, null, compound($first))
          : new Stmt.For($t.node, $iter.node, $b.body, $orelse.body, null, compound($first))); }
    ;

with_stmt[int first]
@init { boolean async = last() == $first; List<WithItem> items = new ArrayList<>(); }
    : WITH
      ( WPAR with_item[items] ( COMMA with_item[items] )* TCOMMA? RPAR
      | with_item[items] ( COMMA with_item[items] )*
      )
      COLON b=block
      { stmts.add(async
          ? new Stmt.AsyncWith(items, $b.body, null, compound($first))
          : new Stmt.With(items, $b.body, null, compound($first))); }
    ;

with_item[List<WithItem> items]
@init { Expr target = null; }
    : e=expression ( AS t=star_target { target = targets.store($t.node); } )?
      { $items.add(new WithItem($e.node, target)); }
    ;

try_stmt
@init { int first = next(); List<ExceptHandler> handlers = new ArrayList<>(); List<Stmt> finalbody = List.of(); boolean star; }
    : TRY COLON body=block
      ( h=except_block { star = $h.star; handlers.add($h.node); }
        ( h=except_block { require($h.star == star); handlers.add($h.node); } )*
        orelse=else_block ( f=finally_block { finalbody = $f.body; } )?
        { stmts.add(star
              ? new Stmt.TryStar($body.body, handlers, $orelse.body, finalbody, compound(first))
              : new Stmt.Try($body.body, handlers, $orelse.body, finalbody, compound(first))); }
      | f=finally_block { stmts.add(new Stmt.Try($body.body, List.of(), List.of(), $f.body, compound(first))); }
      )
    ;

except_block returns [ExceptHandler node, boolean star]
@init { int first = next(); Expr type = null; String target = null; }
    : EXCEPT ( STAR { $star = true; } )?
      ( e=expression { type = $e.node; } ( AS NAME { target = name(last()); } )? | { require(!$star); } )
      COLON b=block { $node = new ExceptHandler(type, target, $b.body, compound(first)); }
    ;

finally_block returns [List<Stmt> body]
    : FINALLY COLON b=block { $body = $b.body; }
    ;

// Match statements and patterns -----------------------------------------------------------------------------------------

match_stmt
@init { int first = next(); List<MatchCase> cases = new ArrayList<>(); }
    : MATCH subject=subject_expr COLON NEWLINE INDENT case_block[cases]+ DEDENT
      { stmts.add(new Stmt.Match($subject.node, cases, compound(first))); }
    ;

subject_expr returns [Expr node]
@init { int first = next(); int mark = exprs.mark(); }
    : e=star_named_expression { exprs.add($e.node); } ( COMMA e=star_named_expression { exprs.add($e.node); } )* TCOMMA?
      { $node = sequences.tupleOrItem(mark, first); require(!($node instanceof Expr.Starred)); }
    ;

case_block[List<MatchCase> cases]
@init { Expr condition = null; }
    : CASE p=patterns ( IF g=named_expression { condition = $g.node; } )? COLON b=block
      { $cases.add(new MatchCase($p.node, condition, $b.body)); }
    ;

patterns returns [Pattern node]
@init { int first = next(); int mark = subpatterns.mark(); }
    : sequence_pattern { $node = patterns.openSequence(mark, first); }
    ;

maybe_star_pattern returns [Pattern node]
@init { int first = next(); }
    : STAR NAME { $node = patterns.star(first); }
    | p=pattern { $node = $p.node; }
    ;

pattern returns [Pattern node]
@init { int first = next(); }
    : p=or_pattern { $node = $p.node; }
      ( AS NAME { $node = new Pattern.MatchAs($p.node, patterns.captureTarget(last()), from(first)); } )?
    ;

or_pattern returns [Pattern node]
@init { int first = next(); int mark = subpatterns.mark(); }
    : p=closed_pattern { subpatterns.add($p.node); } ( VBAR p=closed_pattern { subpatterns.add($p.node); } )*
      { $node = patterns.alternatives(mark, first); }
    ;

closed_pattern returns [Pattern node]
@init { int first = next(); int mark = subpatterns.mark(); }
    : NONE { $node = new Pattern.MatchSingleton(ConstantValue.Singleton.NONE, from(first)); }
    | TRUE { $node = new Pattern.MatchSingleton(ConstantValue.Singleton.TRUE, from(first)); }
    | FALSE { $node = new Pattern.MatchSingleton(ConstantValue.Singleton.FALSE, from(first)); }
    | number=signed_number { $node = new Pattern.MatchValue($number.node, from(first)); }
    | string=strings { $node = new Pattern.MatchValue($string.node, from(first)); }
    | attr=name_or_attr
      ( { $node = patterns.captureOrValue($attr.node); }
      | LPAR c=class_pattern_arguments[$attr.node, first] { $node = $c.node; }
      )
    | LPAR sequence_pattern? RPAR { $node = patterns.groupOrSequence(mark, first); }
    | LSQB sequence_pattern? RSQB { $node = new Pattern.MatchSequence(subpatterns.take(mark), from(first)); }
    | m=mapping_pattern { $node = $m.node; }
    ;

sequence_pattern
    : p=maybe_star_pattern { subpatterns.add($p.node); } ( COMMA p=maybe_star_pattern { subpatterns.add($p.node); } )* TCOMMA?
    ;

name_or_attr returns [Expr node]
@init { int first = next(); }
    : NAME { $node = new Expr.Name(name(first), ExprContext.LOAD, from(first)); patterns.checkWildcard(first); }
      ( DOT NAME { $node = new Expr.Attribute($node, name(last()), ExprContext.LOAD, from(first)); } )*
    ;

// A number, perhaps negative, or the sum or difference of a real and an imaginary one.
signed_number returns [Expr node]
@init { int first = next(); }
    : MINUS? NUMBER { $node = patterns.signedNumber(first); }
      ( ( PLUS | MINUS ) NUMBER { $node = patterns.complexNumber($node, first); } )?
    ;

mapping_pattern returns [Pattern node]
@init { int first = next(); MappingPattern mapping = new MappingPattern(this); }
    : LBRACE ( key_value_pattern[mapping] ( COMMA key_value_pattern[mapping] )* TCOMMA? )? RBRACE
      { $node = mapping.pattern(from(first)); }
    ;

key_value_pattern[MappingPattern mapping]
    : key=literal_expr COLON p=pattern { mapping.add($key.node, $p.node); }
    | DOUBLESTAR NAME { mapping.rest(patterns.captureTarget(last())); }
    ;

literal_expr returns [Expr node]
@init { int first = next(); }
    : number=signed_number { $node = $number.node; }
    | string=strings { $node = $string.node; }
    | ( NONE | TRUE | FALSE ) { $node = literals.keyword(first); }
    | NAME { $node = new Expr.Name(name(first), ExprContext.LOAD, from(first)); }
      ( DOT NAME { $node = new Expr.Attribute($node, name(last()), ExprContext.LOAD, from(first)); } )+
    ;

class_pattern_arguments[Expr cls, int first] returns [Pattern node]
@init { ClassPattern list = new ClassPattern(this); }
    : ( class_pattern_argument[list] ( COMMA class_pattern_argument[list] )* TCOMMA? )? RPAR
      { $node = list.pattern($cls, from($first)); }
    ;

class_pattern_argument[ClassPattern list]
    : p=pattern { list.positional($p.node); }
    | KWNAME { int keyword = last(); } EQUAL p=pattern { list.keyword(keyword, $p.node); }
    ;

// Expressions -----------------------------------------------------------------------------------------------------------

expressions returns [Expr node]
@init { int first = next(); int mark = exprs.mark(); }
    : e=expression { exprs.add($e.node); } ( COMMA e=expression { exprs.add($e.node); } )* TCOMMA?
      { $node = sequences.tupleOrItem(mark, first); }
    ;

star_expressions returns [Expr node]
@init { int first = next(); int mark = exprs.mark(); }
    : ( e=expression { exprs.add($e.node); } | s=starred { exprs.add($s.node); } )
      ( COMMA ( e=expression { exprs.add($e.node); } | s=starred { exprs.add($s.node); } ) )* TCOMMA?
      { $node = sequences.tupleOrItem(mark, first); }
    ;

star_expression returns [Expr node]
    : e=expression { $node = $e.node; }
    | s=starred { $node = $s.node; }
    ;

// Of * in a list of expressions, and in a display: it binds as tightly as |.
starred returns [Expr node]
@init { int first = next(); }
    : STAR e=operation[OperatorStack.BITWISE_OR]
      { $node = new Expr.Starred($e.node, ExprContext.LOAD, from(first)); }
    ;

star_named_expression returns [Expr node]
    : e=expression { $node = $e.node; }
    | a=assignment_expression { $node = $a.node; }
    | s=starred { $node = $s.node; }
    ;

named_expression returns [Expr node]
    : e=expression { $node = $e.node; }
    | a=assignment_expression { $node = $a.node; }
    ;

assignment_expression returns [Expr node]
@init { int first = next(); }
    : WNAME COLONEQUAL e=expression
      { $node = new Expr.NamedExpr(
            new Expr.Name(name(first), ExprContext.STORE, range(first, first)), $e.node, from(first)); }
    ;

yield_expr returns [Expr node]
@init { int first = next(); }
    : YIELD
      ( FROM e=expression { $node = new Expr.YieldFrom($e.node, from(first)); }
      | { Expr value = null; } ( v=star_expressions { value = $v.node; } )? { $node = new Expr.Yield(value, from(first)); }
      )
    ;

expression returns [Expr node]
@init { int first = next(); }
    : body=operation[OperatorStack.DISJUNCTION] { $node = $body.node; }
      ( IF test=operation[OperatorStack.DISJUNCTION] ELSE orelse=expression
        { $node = new Expr.IfExp($test.node, $body.node, $orelse.node, from(first)); } )?
    | LAMBDA a=lambda_parameters COLON orelse=expression { $node = new Expr.Lambda($a.node, $orelse.node, from(first)); }
    ;

lambda_parameters returns [Arguments node]
@init { ParameterList list = new ParameterList(this); }
    : ( lambda_parameter[list] ( COMMA lambda_parameter[list] )* TCOMMA? )? { $node = list.arguments(); }
    ;

lambda_parameter[ParameterList list]
    : p=lambda_param { Expr value = null; } ( EQUAL e=expression { value = $e.node; } )? { list.plain($p.node, value); }
    | SLASH { list.slash(); }
    | STAR { Arg rest = null; } ( p=lambda_param { rest = $p.node; } )? { list.star(rest); }
    | DOUBLESTAR p=lambda_param { list.doubleStar($p.node); }
    ;

lambda_param returns [Arg node]
    : ( NAME | KWNAME ) { $node = new Arg(name(last()), null, null, from(last())); }
    ;

// All of CPython's rules from disjunction to power in one: which operator binds tighter is decided by OperatorStack.
operation[int loosest] returns [Expr node]
@init { operators.open($loosest); }
    : operand
      ( ( infix_operator | NOT IN ) { operators.infix(last()); } operand
      | ISNOT NOT { operators.infix(last() - 1); } operand
      )*
      { $node = operators.close(); }
    ;

infix_operator
    : OR | AND
    | LESS | GREATER | EQEQUAL | NOTEQUAL | LESSEQUAL | GREATEREQUAL | IN | IS
    | VBAR | CIRCUMFLEX | AMPER | LEFTSHIFT | RIGHTSHIFT | PLUS | MINUS | STAR | SLASH | DOUBLESLASH | PERCENT | AT
    | DOUBLESTAR
    ;

operand
@init { int first; }
    : ( ( NOT | MINUS | PLUS | TILDE ) { operators.prefix(last()); } )* { first = next(); }
      ( p=primary { operators.operand($p.node, first); }
      | AWAIT p=primary { operators.operand(new Expr.Await($p.node, from(first)), first); }
      )
    ;

// An atom, and what is taken from it.
primary returns [Expr node]
@init { int first = next(); }
    : ( NAME { $node = new Expr.Name(name(first), ExprContext.LOAD, from(first)); }
      | ( TRUE | FALSE | NONE | ELLIPSIS ) { $node = literals.keyword(first); }
      | string=strings { $node = $string.node; }
      | NUMBER { $node = literals.number(first); }
      | p=parenthesised { $node = $p.node; }
      | l=list_display { $node = $l.node; }
      | b=brace_display { $node = $b.node; }
      )
      ( DOT NAME { $node = new Expr.Attribute($node, name(last()), ExprContext.LOAD, from(first)); }
      | LPAR c=call_arguments RPAR { $node = new Expr.Call($node, $c.args, $c.keywords, from(first)); }
      | LSQB s=slices RSQB { $node = new Expr.Subscript($node, $s.node, ExprContext.LOAD, from(first)); }
      )*
    ;

strings returns [Expr node]
@init { int first = next(); }
    : STRING+ { $node = strings.concatenate(first, last()); }
    ;

// A tuple, a group, or a generator expression.
parenthesised returns [Expr node]
@init { int first = next(); int mark = exprs.mark(); }
    : LPAR
      ( RPAR { $node = new Expr.Tuple(List.of(), ExprContext.LOAD, from(first)); }
      | y=yield_expr RPAR { $node = $y.node; }
      | e=star_named_expression
        ( g=for_if_clauses[$e.node] RPAR { $node = new Expr.GeneratorExp($e.node, $g.generators, from(first)); }
        | { exprs.add($e.node); } ( COMMA e=star_named_expression { exprs.add($e.node); } )* TCOMMA?
          RPAR { $node = sequences.tupleOrGroup(mark, first); }
        )
      )
    ;

list_display returns [Expr node]
@init { int first = next(); int mark = exprs.mark(); }
    : LSQB
      ( RSQB { $node = new Expr.List(List.of(), ExprContext.LOAD, from(first)); }
      | e=star_named_expression
        ( g=for_if_clauses[$e.node] RSQB { $node = new Expr.ListComp($e.node, $g.generators, from(first)); }
        | { exprs.add($e.node); } ( COMMA e=star_named_expression { exprs.add($e.node); } )* TCOMMA?
          RSQB { $node = new Expr.List(exprs.take(mark), ExprContext.LOAD, from(first)); }
        )
      )
    ;

// A dictionary or a set; a colon after the first element decides.
brace_display returns [Expr node]
@init { int first = next(); int mark = exprs.mark(); }
    : LBRACE
      ( RBRACE { $node = new Expr.Dict(List.of(), List.of(), from(first)); }
      | dict_unpacking ( COMMA double_starred_kvpair )* TCOMMA? RBRACE { $node = sequences.dict(mark, first); }
      | e=star_named_expression
        ( { sequences.requireKey(first + 1); } COLON v=expression
          ( g=for_if_clauses[$v.node] RBRACE
            { $node = new Expr.DictComp($e.node, $v.node, $g.generators, from(first)); }
          | { sequences.pair($e.node, $v.node); } ( COMMA double_starred_kvpair )* TCOMMA?
            RBRACE { $node = sequences.dict(mark, first); }
          )
        | g=for_if_clauses[$e.node] RBRACE { $node = new Expr.SetComp($e.node, $g.generators, from(first)); }
        | { exprs.add($e.node); } ( COMMA e=star_named_expression { exprs.add($e.node); } )* TCOMMA?
          RBRACE { $node = new Expr.Set(exprs.take(mark), from(first)); }
        )
      )
    ;

double_starred_kvpair
    : dict_unpacking
    | k=expression COLON v=expression { sequences.pair($k.node, $v.node); }
    ;

dict_unpacking
    : DOUBLESTAR e=operation[OperatorStack.BITWISE_OR] { sequences.pair(null, $e.node); }
    ;

for_if_clauses[Expr element] returns [List<Comprehension> generators]
@init { $generators = new ArrayList<>(); require(!($element instanceof Expr.Starred)); }
    : for_if_clause[$generators]+
    ;

for_if_clause[List<Comprehension> generators]
@init { int async = 0; int mark; }
    : ( ASYNC { async = 1; } )? FOR t=star_targets IN iter=operation[OperatorStack.DISJUNCTION] { mark = exprs.mark(); }
      ( IF c=operation[OperatorStack.DISJUNCTION] { exprs.add($c.node); } )*
      { $generators.add(new Comprehension($t.node, $iter.node, exprs.take(mark), async)); }
    ;

slices returns [Expr node]
@init { int first = next(); int mark = exprs.mark(); }
    : slice_element ( COMMA slice_element )* TCOMMA? { $node = sequences.subscript(mark, first); }
    ;

slice_element
    : s=slice { exprs.add($s.node); }
    | a=assignment_expression { exprs.add($a.node); }
    | e=starred_expression { exprs.add($e.node); }
    ;

slice returns [Expr node]
@init { int first = next(); Expr lower = null; Expr upper = null; Expr step = null; }
    : e=expression { $node = $e.node; lower = $e.node; }
      ( s=slice_rest[lower, first] { $node = $s.node; } )?
    | s=slice_rest[lower, first] { $node = $s.node; }
    ;

slice_rest[Expr lower, int first] returns [Expr node]
@init { Expr upper = null; Expr step = null; }
    : COLON ( e=expression { upper = $e.node; } )? ( COLON ( e=expression { step = $e.node; } )? )?
      { $node = new Expr.Slice($lower, upper, step, from($first)); }
    ;

// Of * in a call or a subscript: it takes a whole expression.
starred_expression returns [Expr node]
@init { int first = next(); }
    : STAR e=expression { $node = new Expr.Starred($e.node, ExprContext.LOAD, from(first)); }
    ;

// Calls

// A generator expression that is the only argument needs no brackets of its own: it has those of the call.
call_arguments returns [List<Expr> args, List<Keyword> keywords]
@init { int open = last(); }
    : a=arguments
      ( { $args = $a.args; $keywords = $a.keywords; }
      | { Expr element = sequences.soleArgument($a.args, $a.keywords); } g=for_if_clauses[element]
        { $args = List.of(new Expr.GeneratorExp(element, $g.generators, range(open, next()))); $keywords = List.of(); }
      )
    ;

arguments returns [List<Expr> args, List<Keyword> keywords]
@init { int mark = exprs.mark(); int keywordMark = keywords.mark(); boolean unpacked = false; }
    : ( a=argument[keywordMark, unpacked] { unpacked |= $a.isUnpacking; }
        ( COMMA a=argument[keywordMark, unpacked] { unpacked |= $a.isUnpacking; } )* TCOMMA?
      )?
      { $args = exprs.take(mark); $keywords = keywords.take(keywordMark); }
    ;

// No positional argument behind a keyword, and no *sequence behind a **mapping (which is a keyword without a name).
argument[int keywordMark, boolean unpacked] returns [boolean isUnpacking]
@init { int first = next(); }
    : { require(keywords.countFrom($keywordMark) == 0); }
      ( e=expression { exprs.add($e.node); } | a=assignment_expression { exprs.add($a.node); } )
    | { require(!$unpacked); } s=starred_expression { exprs.add($s.node); }
    | KWNAME EQUAL e=expression { keywords.add(new Keyword(name(first), $e.node, from(first))); }
    | DOUBLESTAR e=expression { keywords.add(new Keyword(null, $e.node, from(first))); $isUnpacking = true; }
    ;

// Targets of for, with and comprehensions -------------------------------------------------------------------------------

// Not expressions turned into targets: the `in` that follows would be taken for an operator.
star_targets returns [Expr node]
@init { int first = next(); int mark = exprs.mark(); }
    : t=star_target { exprs.add($t.node); } ( COMMA t=star_target { exprs.add($t.node); } )* TCOMMA?
      { $node = targets.store(sequences.tupleOrItem(mark, first)); }
    ;

star_target returns [Expr node]
@init { int first = next(); }
    : p=primary { $node = $p.node; }
    | STAR p=primary { $node = new Expr.Starred($p.node, ExprContext.LOAD, from(first)); }
    ;
