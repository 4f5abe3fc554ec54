package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableConstraints;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.ast.AlterStatement;
import dev.quern.sql.ast.CreateRoutine;
import dev.quern.sql.ast.CreateStatement;
import dev.quern.sql.ast.DropStatement;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.QueryBody;
import dev.quern.sql.ast.SchemaObjectKind;
import dev.quern.sql.ast.TableElement;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import dev.quern.sql.statement.AnalyzedStatement;
import dev.quern.sql.statement.DefinitionStatement;
import dev.quern.sql.statement.DefinitionStatement.CreateMode;
import dev.quern.sql.statement.DefinitionStatement.ObjectKind;
import dev.quern.sql.statement.DefinitionStatement.OriginKind;
import dev.quern.sql.statement.DefinitionStatement.TableOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Gives statements that define tables, views and schemas meaning. Source: "Data definition language
 * statements".
 */
final class DdlAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final TableElementAnalyzer elements;
  private final PartitionAnalyzer partitions;
  private final PolicyAnalyzer policies;

  DdlAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.elements = new TableElementAnalyzer(analysis);
    this.partitions = new PartitionAnalyzer(analysis);
    this.policies = new PolicyAnalyzer(analysis);
  }

  AnalyzedStatement create(CreateStatement statement) {
    if (statement.mode().orReplace() && statement.mode().ifNotExists()) {
      throw context.error(
          statement,
          "%s%s cannot have both OR REPLACE and IF NOT EXISTS",
          words(statement),
          statement instanceof CreateStatement.CreateTable table && table.query().isPresent()
              ? " AS SELECT"
              : "");
    }
    return switch (statement) {
      case CreateStatement.CreateTable table -> createTable(table);
      case CreateStatement.CreateSnapshotTable snapshot ->
          new DefinitionStatement.CreateSnapshot(
              analysis.tables.reference(snapshot.name()),
              mode(snapshot.mode()),
              origin(snapshot.origin(), OriginKind.SNAPSHOT),
              analysis.options.analyze(snapshot.options()));
      case CreateStatement.CreateView view -> createView(view);
      case CreateStatement.CreateMaterializedView view -> createMaterializedView(view);
      case CreateStatement.CreateExternalTable table -> createExternalTable(table);
      case CreateStatement.CreateSchema schema ->
          new DefinitionStatement.CreateSchema(
              dataset(schema.name()),
              mode(schema.mode()),
              schema.defaultCollation().map(this::text),
              analysis.options.analyze(schema.options()));
      case CreateStatement.CreateIndex index -> new IndexAnalyzer(analysis).create(index);
      case CreateStatement.CreateRowAccessPolicy policy -> policies.create(policy);
      case CreateRoutine routine -> new RoutineDefinitions(analysis).analyze(routine);
      case CreateStatement other -> throw context.unsupported(other, words(other));
    };
  }

  private static String words(CreateStatement statement) {
    return statement
        .getClass()
        .getSimpleName()
        .replaceAll("([a-z])([A-Z])", "$1 $2")
        .toUpperCase(java.util.Locale.ROOT);
  }

  static CreateMode mode(dev.quern.sql.ast.CreateMode mode) {
    if (mode.orReplace()) {
      return CreateMode.OR_REPLACE;
    }
    return mode.ifNotExists() ? CreateMode.IF_NOT_EXISTS : CreateMode.CREATE;
  }

  static boolean isTemporary(dev.quern.sql.ast.CreateMode mode) {
    return mode.scope() == dev.quern.sql.ast.CreateMode.Scope.TEMPORARY;
  }

  private String text(Expression expression) {
    if (!(expression instanceof Literal.Text text)) {
      throw context.error(expression, "DEFAULT COLLATE must be followed by a string literal");
    }
    return text.value();
  }

  private DatasetReference dataset(PathName path) {
    List<String> names = TableAnalyzer.split(path);
    return switch (names.size()) {
      case 1 -> new DatasetReference(context.options().projectId(), names.getFirst());
      case 2 -> new DatasetReference(names.getFirst(), names.getLast());
      default -> throw context.error(path, "Invalid dataset name `%s`", path);
    };
  }

  private AnalyzedStatement createTable(CreateStatement.CreateTable create) {
    if (create.elements().isEmpty() && create.origin().isEmpty() && create.query().isEmpty()) {
      throw context.error(create, "No column definitions in CREATE TABLE");
    }
    TableReference reference =
        isTemporary(create.mode())
            ? analysis.tables.temporaryReference(create.name())
            : analysis.tables.reference(create.name());
    Optional<TableOrigin> origin = create.origin().map(this::origin);
    Optional<QueryResult> query =
        create.query().map(q -> analysis.queries.analyze(q, NameScope.EMPTY));
    List<TableElement> list = create.elements().orElse(List.of());
    TableSchema schema = schema(create, list, origin, query);
    Optional<Partitioning> partitioning =
        create.partitionBy().map(p -> partitions.partitioning(p, schema));
    TableConstraints constraints = elements.constraints(list, List.of());
    return new DefinitionStatement.CreateTable(
        reference,
        mode(create.mode()),
        isTemporary(create.mode()),
        schema,
        partitioning,
        partitions.clustering(create.clusterBy(), schema),
        constraints,
        create.defaultCollation().map(this::text),
        analysis.options.analyze(create.options()),
        origin,
        query.map(q -> rows(q, schema, create)),
        Set.copyOf(context.referencedTables()),
        Set.copyOf(context.referencedRoutines()));
  }

  private TableSchema schema(
      CreateStatement.CreateTable create,
      List<TableElement> list,
      Optional<TableOrigin> origin,
      Optional<QueryResult> query) {
    if (origin.isPresent()) {
      return origin.get().source().schema();
    }
    if (query.isEmpty()) {
      return elements.schema(list);
    }
    boolean typed =
        list.stream().anyMatch(e -> e instanceof TableElement.Column c && c.type().isPresent());
    if (typed) {
      return elements.schema(list);
    }
    return list.isEmpty()
        ? Analyzer.schemaOf(
            query.get(), Optional.of("CREATE TABLE"), within(create.query().orElseThrow()), context)
        : renamed(query.get(), list, create);
  }

  /** A column list without types gives names only. */
  private TableSchema renamed(
      QueryResult query, List<TableElement> list, CreateStatement.CreateTable create) {
    List<Identifier> names =
        list.stream()
            .filter(TableElement.Column.class::isInstance)
            .map(e -> ((TableElement.Column) e).name())
            .toList();
    QueryResult spread = Analyzer.spread(analysis, query);
    requireCount(create, names.size(), spread.columns().size());
    return Analyzer.schemaOf(
        renamed(spread, names), Optional.of("CREATE TABLE"), create.query().orElseThrow(), context);
  }

  private static QueryResult renamed(QueryResult query, List<Identifier> names) {
    List<NamedColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(NamedColumn.of(names.get(i).name(), query.columns().get(i).column()));
    }
    return QueryResult.of(query.relation(), NameList.of(columns));
  }

  /** Errors of a query in parentheses are located at the query. */
  private static Node within(Query query) {
    return query.body() instanceof QueryBody.Parenthesized parenthesized
            && query.span().start() == parenthesized.span().start()
        ? within(parenthesized.query())
        : query;
  }

  private void requireCount(CreateStatement.CreateTable create, int declared, int found) {
    if (declared != found) {
      throw context.error(
          context.symbolBehind(create.name().span().end(), "("),
          "The number of columns in the column definition list does not match the number of columns"
              + " produced by the query");
    }
  }

  private TableOrigin origin(CreateStatement.TableOrigin origin) {
    return switch (origin) {
      case CreateStatement.TableOrigin.Like like ->
          origin(OriginKind.LIKE, like.table(), Optional.empty());
      case CreateStatement.TableOrigin.Cloned cloned -> origin(cloned, OriginKind.CLONE);
      case CreateStatement.TableOrigin.Copied copied -> {
        requireNoFilter(copied.where());
        yield origin(OriginKind.COPY, copied.table(), copied.systemTime());
      }
    };
  }

  private TableOrigin origin(CreateStatement.TableOrigin.Cloned cloned, OriginKind kind) {
    requireNoFilter(cloned.where());
    return origin(kind, cloned.table(), cloned.systemTime());
  }

  private void requireNoFilter(Optional<Expression> where) {
    where.ifPresent(condition -> {
      throw context.error(condition, "WHERE is not supported in the CLONE and COPY clauses");
    });
  }

  private TableOrigin origin(OriginKind kind, PathName path, Optional<Expression> systemTime) {
    OptionalLong asOf = analysis.times.asOf(systemTime);
    Table source = analysis.tables.readable(path, asOf);
    if (kind != OriginKind.LIKE) {
      analysis.rowAccess.requireAllRows(source);
      analysis.protection.requireAll(source);
    }
    return new TableOrigin(kind, source, asOf);
  }

  /** The query's rows as the table's columns take them. */
  private Relation rows(QueryResult query, TableSchema schema, CreateStatement.CreateTable create) {
    QueryResult spread = Analyzer.spread(analysis, query);
    requireCount(create, schema.fields().size(), spread.columns().size());
    ColumnValues values = new ColumnValues(analysis);
    List<Computed> columns = new ArrayList<>();
    for (int i = 0; i < schema.fields().size(); i++) {
      SchemaField field = schema.fields().get(i);
      var value = spread.representative(i);
      if (!Coercion.coerces(value, field.type())) {
        throw context.error(
            create.elements().orElseThrow().get(i),
            "Column '%s' has type %s which cannot be coerced from query output type %s",
            field.name(),
            field.type(),
            dev.quern.sql.algebra.Rex.typeOf(value));
      }
      Column column = context.plan().newColumn(field.type());
      columns.add(
          new Computed(column, values.constrain(context.coerce(value, field.type()), field)));
    }
    return context.plan().project(spread.relation(), columns);
  }

  private AnalyzedStatement createView(CreateStatement.CreateView view) {
    if (view.recursive()) {
      throw context.unsupported(view, "CREATE RECURSIVE VIEW");
    }
    return view(view.name(), view.mode(), false, view.query(), view.columns(), view.options());
  }

  private AnalyzedStatement createMaterializedView(CreateStatement.CreateMaterializedView view) {
    Query query =
        view.query()
            .orElseThrow(() -> context.unsupported(view, "CREATE MATERIALIZED VIEW AS REPLICA OF"));
    return view(view.name(), view.mode(), true, query, view.columns(), view.options());
  }

  private AnalyzedStatement view(
      PathName name,
      dev.quern.sql.ast.CreateMode mode,
      boolean materialized,
      Query query,
      List<CreateStatement.ViewColumn> columns,
      List<dev.quern.sql.ast.OptionEntry> entries) {
    AnalysisOptions options =
        context
            .options()
            .refusingParameters("Query parameters cannot be used inside SQL view bodies");
    QueryResult result =
        new Analysis(context.nested(context.sql(), options))
            .queries.analyze(query, NameScope.EMPTY);
    String kind = materialized ? "CREATE MATERIALIZED VIEW" : "CREATE VIEW";
    QueryResult spread = Analyzer.spread(analysis, result);
    if (!columns.isEmpty() && columns.size() != spread.columns().size()) {
      throw context.error(
          context.symbolBehind(name.span().end(), "("),
          "The number of view column names (%d) must be equal to the number of columns from the view query"
              + " (%d)",
          columns.size(),
          spread.columns().size());
    }
    TableSchema schema =
        columns.isEmpty()
            ? Analyzer.schemaOf(result, Optional.of(kind), within(query), context)
            : Analyzer.schemaOf(
                renamed(spread, columns.stream().map(CreateStatement.ViewColumn::name).toList()),
                Optional.of(kind),
                columns.getLast(),
                context);
    return new DefinitionStatement.CreateView(
        analysis.tables.reference(name),
        mode(mode),
        materialized,
        context.text(query.span()),
        schema,
        analysis.options.analyze(entries),
        Set.copyOf(context.referencedTables()),
        Set.copyOf(context.referencedRoutines()));
  }

  private AnalyzedStatement createExternalTable(CreateStatement.CreateExternalTable table) {
    Optional<TableSchema> schema =
        table
            .elements()
            .map(elements::schema)
            .or(() -> table.like().map(like -> analysis.tables.find(like.table()).schema()));
    return new DefinitionStatement.CreateExternalTable(
        analysis.tables.reference(table.name()),
        mode(table.mode()),
        schema,
        table.partitionColumns().map(columns -> elements.schema(columns.columns()).fields()),
        analysis.options.analyze(table.options()));
  }

  AnalyzedStatement drop(DropStatement statement) {
    return switch (statement) {
      case DropStatement.Drop(
              var _,
              SchemaObjectKind kind,
              boolean ifExists,
              var name,
              var behavior)
          when kind == SchemaObjectKind.SCHEMA || kind == SchemaObjectKind.EXTERNAL_SCHEMA ->
          new DefinitionStatement.DropSchema(
              dataset(name),
              ifExists,
              behavior.filter(b -> b == DropStatement.DropBehavior.CASCADE).isPresent());
      case DropStatement.DropFunction function ->
          dropRoutine(function.name(), Routine.Kind.SCALAR_FUNCTION, function.ifExists());
      case DropStatement.Drop drop when routineKind(drop.kind()).isPresent() ->
          dropRoutine(drop.name(), routineKind(drop.kind()).get(), drop.ifExists());
      case DropStatement.Drop drop ->
          new DefinitionStatement.DropTable(
              analysis.tables.reference(drop.name()),
              objectKind(drop.kind(), drop),
              drop.ifExists());
      case DropStatement.Undrop undrop when undrop.kind() == SchemaObjectKind.SCHEMA ->
          new DefinitionStatement.UndropSchema(dataset(undrop.name()), undrop.ifNotExists());
      case DropStatement.DropIndex index -> new IndexAnalyzer(analysis).drop(index);
      case DropStatement.DropRowAccessPolicy policy -> policies.drop(policy);
      case DropStatement.DropAllRowAccessPolicies all -> policies.dropAll(all);
      case DropStatement other ->
          throw context.unsupported(other, other.getClass().getSimpleName());
    };
  }

  private DefinitionStatement.DropRoutine dropRoutine(
      PathName name, Routine.Kind kind, boolean ifExists) {
    return new DefinitionStatement.DropRoutine(
        new RoutineNames(context).reference(name), kind, ifExists);
  }

  private static Optional<Routine.Kind> routineKind(SchemaObjectKind kind) {
    return switch (kind) {
      case FUNCTION -> Optional.of(Routine.Kind.SCALAR_FUNCTION);
      case AGGREGATE_FUNCTION -> Optional.of(Routine.Kind.AGGREGATE_FUNCTION);
      case TABLE_FUNCTION -> Optional.of(Routine.Kind.TABLE_VALUED_FUNCTION);
      case PROCEDURE -> Optional.of(Routine.Kind.PROCEDURE);
      default -> Optional.empty();
    };
  }

  private ObjectKind objectKind(SchemaObjectKind kind, dev.quern.sql.ast.Node location) {
    return switch (kind) {
      case TABLE -> ObjectKind.TABLE;
      case VIEW -> ObjectKind.VIEW;
      case MATERIALIZED_VIEW -> ObjectKind.MATERIALIZED_VIEW;
      case EXTERNAL_TABLE -> ObjectKind.EXTERNAL_TABLE;
      case SNAPSHOT_TABLE -> ObjectKind.SNAPSHOT_TABLE;
      default -> throw context.unsupported(location, kind.sql());
    };
  }

  AnalyzedStatement alter(AlterStatement statement) {
    return switch (statement) {
      case AlterStatement.Alter alter when alter.kind() == SchemaObjectKind.SCHEMA ->
          new AlterAnalyzer(analysis, elements).schema(alter, dataset(alter.name()));
      case AlterStatement.Alter alter ->
          new AlterAnalyzer(analysis, elements)
              .table(
                  alter, analysis.tables.reference(alter.name()), objectKind(alter.kind(), alter));
      case AlterStatement.AlterIndex index -> new IndexAnalyzer(analysis).alter(index);
      case AlterStatement other ->
          throw context.unsupported(other, other.getClass().getSimpleName());
    };
  }
}
