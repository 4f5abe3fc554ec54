package dev.quern.sql.parser;

/** The parsers of one text, which call one another and share its tokens. */
final class Grammar {

  final TokenCursor cursor;
  final NameParser names;
  final OptionParser options;
  final TypeParser types;
  final LiteralParser literals;
  final ExpressionParser expressions;
  final OperandParser operands;
  final ParenthesisParser parentheses;
  final FunctionCallParser functions;
  final WindowParser windows;
  final QueryParser queries;
  final SelectParser selects;
  final FromParser froms;
  final JoinParser joins;
  final TableOperatorParser tableOperators;
  final PipeParser pipes;
  final ForeignPipeParser foreignPipes;
  final GraphParser graphs;
  final StatementParser statements;

  Grammar(TokenCursor cursor) {
    this.cursor = cursor;
    names = new NameParser(cursor);
    options = new OptionParser(this);
    types = new TypeParser(this);
    literals = new LiteralParser(cursor);
    expressions = new ExpressionParser(this);
    operands = new OperandParser(this);
    parentheses = new ParenthesisParser(this);
    functions = new FunctionCallParser(this);
    windows = new WindowParser(this);
    queries = new QueryParser(this);
    selects = new SelectParser(this);
    froms = new FromParser(this);
    joins = new JoinParser(this);
    tableOperators = new TableOperatorParser(this);
    pipes = new PipeParser(this);
    foreignPipes = new ForeignPipeParser(this);
    graphs = new GraphParser(this);
    statements = new StatementParser(this);
  }
}
