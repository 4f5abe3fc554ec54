package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.CreateMode;
import dev.quern.sql.ast.CreateRoutine;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.Span;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import dev.quern.sql.statement.DefinitionStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/**
 * Gives statements that define routines meaning, and looks at the bodies of those whose types are
 * known. Source: "CREATE FUNCTION statement", "CREATE TABLE FUNCTION statement", "CREATE PROCEDURE
 * statement".
 */
final class RoutineDefinitions {

  private final Analysis analysis;
  private final StatementContext context;
  private final RoutineNames names;
  private final RoutineParameters parameters;

  RoutineDefinitions(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.names = new RoutineNames(context);
    this.parameters = new RoutineParameters(analysis);
  }

  DefinitionStatement.CreateRoutine analyze(CreateRoutine create) {
    return switch (create) {
      case CreateRoutine.CreateFunction function -> function(function);
      case CreateRoutine.CreateTableFunction function -> tableFunction(function);
      case CreateRoutine.CreateProcedure procedure -> procedure(procedure);
    };
  }

  private RoutineReference reference(PathName name, CreateMode mode) {
    if (!DdlAnalyzer.isTemporary(mode)) {
      return names.reference(name);
    }
    if (!name.isSimple()) {
      throw context.error(name, "Temporary functions cannot be qualified with a dataset: %s", name);
    }
    return names.temporaryReference(name.first().name());
  }

  private DefinitionStatement.CreateRoutine function(CreateRoutine.CreateFunction create) {
    if (create.remote()) {
      throw context.unsupported(create, "A remote function");
    }
    if (create.language().isPresent() && create.body().isPresent()) {
      throw context.error(create, "Function cannot specify a LANGUAGE and include a SQL body");
    }
    if (create.language().isEmpty() && create.body().isEmpty()) {
      throw context.error(
          create, "Function must specify LANGUAGE or have a SQL body in parentheses");
    }
    if (create.language().isPresent() && create.returns().isEmpty()) {
      throw context.error(create, "Non-SQL functions must specify a return type");
    }
    create.returns().ifPresent(type -> parameters.refuseParameters(type, "signatures"));
    Optional<SqlType> returns = create.returns().map(analysis.types::analyze);
    Routine.Kind kind =
        create.aggregate() ? Routine.Kind.AGGREGATE_FUNCTION : Routine.Kind.SCALAR_FUNCTION;
    String body =
        create
            .body()
            .map(expression -> context.text(expression.span()))
            .orElseGet(() ->
                create
                    .code()
                    .orElseThrow(() -> context.error(create, "Function has no code"))
                    .value());
    Routine routine =
        new Routine(
            reference(create.name(), create.mode()),
            kind,
            create.language().map(this::language).orElse("SQL"),
            parameters.ofFunction(create.parameters(), create.aggregate()),
            returns,
            List.of(),
            body,
            properties(create.determinism()),
            ResourceVersion.NONE);
    if (create.body().isPresent() && !routine.isTemplated()) {
      check(routine, create);
    }
    return defined(routine, create.mode(), create.options());
  }

  private String language(dev.quern.sql.ast.Identifier name) {
    return switch (name.name().toUpperCase(Locale.ROOT)) {
      case "JS", "JAVASCRIPT" -> "JAVASCRIPT";
      case "PYTHON" -> throw context.unsupported(name, "A function in Python");
      default -> throw context.error(name, "Language %s is not supported", name.name());
    };
  }

  private static ResourceProperties properties(Optional<CreateRoutine.Determinism> determinism) {
    Map<String, String> stored = new HashMap<>();
    determinism.ifPresent(level -> stored.put("determinismLevel", "\"" + level + "\""));
    return new ResourceProperties(Optional.empty(), Optional.empty(), Map.of(), stored);
  }

  private DefinitionStatement.CreateRoutine defined(
      Routine routine, CreateMode mode, List<OptionEntry> options) {
    return new DefinitionStatement.CreateRoutine(
        routine,
        DdlAnalyzer.mode(mode),
        DdlAnalyzer.isTemporary(mode),
        analysis.options.analyze(options));
  }

  /** The body as it will be analyzed in calls, with columns of the declared types as arguments. */
  private Analysis body(Routine routine, List<RexNode> arguments) {
    return new Analysis(
        context.nested(
            context.sql(),
            context
                .options()
                .forTemporaryFunction()
                .refusingParameters(
                    "Query parameter is not allowed in the body of SQL function '"
                        + routine.reference().routineId()
                        + "': %s"),
            RoutineFrame.of(routine, arguments)));
  }

  private List<RexNode> placeholders(Routine routine) {
    return routine.arguments().stream()
        .map(argument ->
            argument
                .type()
                .map(type -> Rex.column(context.plan().newColumn(type)))
                .orElseGet(() -> Rex.bool(false)))
        .toList();
  }

  private void check(Routine routine, CreateRoutine.CreateFunction create) {
    List<RexNode> arguments = placeholders(routine);
    Analysis body = body(routine, arguments);
    var expression = create.body().orElseThrow();
    RexNode value =
        routine.kind() == Routine.Kind.AGGREGATE_FUNCTION
            ? AggregateRoutineCalls.body(
                routine,
                expression,
                arguments,
                new AggregateCollector(context.plan(), NameScope.EMPTY),
                body)
            : RoutineCalls.body(expression, body);
    RoutineBody.returned(routine, value, body, expression.span());
  }

  private DefinitionStatement.CreateRoutine tableFunction(
      CreateRoutine.CreateTableFunction create) {
    if (create.language().isPresent() || create.query().isEmpty()) {
      throw context.unsupported(create, "A table function that is not in SQL");
    }
    if (DdlAnalyzer.isTemporary(create.mode())) {
      throw context.unsupported(create, "CREATE TEMP TABLE FUNCTION");
    }
    Query query = create.query().get();
    Routine routine =
        new Routine(
            names.reference(create.name()),
            Routine.Kind.TABLE_VALUED_FUNCTION,
            "SQL",
            parameters.ofTableFunction(create.parameters()),
            Optional.empty(),
            parameters.columns(create.returns()),
            context.text(query.span()),
            ResourceProperties.NONE,
            ResourceVersion.NONE);
    if (!routine.isTemplated()) {
      check(routine, query, create);
    }
    return defined(routine, create.mode(), create.options());
  }

  private void check(Routine routine, Query query, Node location) {
    List<RexNode> placeholders = placeholders(routine);
    TableArguments arguments = new TableArguments(analysis, routine, location);
    arguments.pretend(placeholders);
    Analysis body = body(routine, placeholders);
    QueryResult result = TableFunctionAnalyzer.query(query, arguments, body);
    if (routine.returnColumns().isEmpty()
        && result.columns().stream().map(NamedColumn::name).anyMatch(String::isEmpty)
        && result.names().valueTable().isEmpty()) {
      throw context.error(
          query,
          "Table-valued function SQL body without a RETURNS TABLE clause is missing one or more"
              + " explicit output column names");
    }
    TableFunctionAnalyzer.returned(routine, result, body, location.span());
  }

  private DefinitionStatement.CreateRoutine procedure(CreateRoutine.CreateProcedure create) {
    if (create.language().isPresent() || create.body().isEmpty()) {
      throw context.unsupported(create, "A procedure that is not in SQL");
    }
    if (DdlAnalyzer.isTemporary(create.mode())) {
      throw context.unsupported(create, "CREATE TEMP PROCEDURE");
    }
    Span body = create.body().get().span();
    Routine routine =
        new Routine(
            names.reference(create.name()),
            Routine.Kind.PROCEDURE,
            "SQL",
            parameters.ofProcedure(create.parameters()),
            Optional.empty(),
            List.of(),
            context.text(body),
            ResourceProperties.NONE,
            ResourceVersion.NONE);
    return defined(routine, create.mode(), create.options());
  }
}
