package dev.quern.sql.analyzer;

import dev.quern.catalog.TimeTravel;
import dev.quern.domain.access.Securable;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Query;
import dev.quern.sql.parser.GoogleSqlParser;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds tables of the catalog and reads them. Source: "Query syntax", FROM clause; "Identifiers",
 * table names.
 */
final class TableAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final MetadataAnalyzer metadata;

  TableAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.metadata = new MetadataAnalyzer(context);
  }

  /** The rows of a table or view. */
  FromResult read(FromItem.Table item) {
    String alias = item.alias().map(Identifier::name).orElseGet(() -> lastName(item.name()));
    List<String> names = split(item.name());
    if (MetadataAnalyzer.isMetadata(names)) {
      return metadata.read(names, alias);
    }
    Optional<Table> requested =
        names.size() == 1
            ? context.options().metadata().requested(names.getFirst())
            : Optional.empty();
    if (requested.isPresent()) {
      return new ExternalAnalyzer(analysis).read(requested.get()).named(alias);
    }
    OptionalLong asOf = analysis.times.asOf(item.systemTime());
    if (WildcardAnalyzer.isWildcard(reference(item.name()))) {
      return new WildcardAnalyzer(analysis).read(reference(item.name()), alias, asOf);
    }
    Optional<FromResult> result =
        new ResultTableAnalyzer(context).read(reference(item.name()), alias);
    if (result.isPresent()) {
      return result.get();
    }
    Table table = readable(item.name(), asOf);
    context.referencedTables().add(table.reference());
    return switch (table.definition()) {
      case TableDefinition.Base _, TableDefinition.Snapshot _ ->
          analysis.stored.read(table, asOf).named(alias);
      case TableDefinition.View(String query, boolean legacy) ->
          view(table, query, legacy, alias, item);
      case TableDefinition.MaterializedView view -> materialized(table, view, alias, asOf, item);
      case TableDefinition.External _ -> new ExternalAnalyzer(analysis).read(table).named(alias);
    };
  }

  /** The table's id in a path, which is its alias when no other is given. */
  static String lastName(PathName path) {
    String last = path.last().name();
    return last.substring(last.lastIndexOf('.') + 1);
  }

  private FromResult view(
      Table table, String sql, boolean legacy, String alias, FromItem.Table item) {
    if (legacy != context.options().script().isLegacySql()) {
      throw context.error(
          item,
          "Cannot reference a %s SQL view in a %s SQL query.",
          legacy ? "legacy" : "standard",
          legacy ? "standard" : "legacy");
    }
    AnalysisOptions options = context.options().within(new Securable.OfTable(table.reference()));
    GoogleSqlParser parser = new GoogleSqlParser();
    Analysis nested =
        new Analysis(
            context.nested(sql, legacy ? options.withScript(LegacyNames.INSTANCE) : options));
    Query query =
        nested.query(
            legacy
                ? parser.parseLegacyQuery(sql).statements().getFirst()
                : parser.parseStatement(sql));
    QueryResult result = nested.queries.analyze(query, NameScope.EMPTY);
    return FromAnalyzer.named(viewColumns(table, result), viewRows(result), alias);
  }

  /** The rows a view keeps are for those who may read what they were made of. */
  private FromResult materialized(
      Table table,
      TableDefinition.MaterializedView view,
      String alias,
      OptionalLong asOf,
      FromItem.Table item) {
    if (view.storage().isPresent() && !isSecured()) {
      return analysis.stored.read(table, asOf).named(alias);
    }
    FromResult computed = view(table, view.query(), false, alias, item);
    return view.storage().isPresent() ? analysis.stored.read(table, asOf).named(alias) : computed;
  }

  private boolean isSecured() {
    return context.options().rights().rules().isEnforced();
  }

  /** A view has the columns it was declared with, whatever its tables have become. */
  private List<NamedColumn> viewColumns(Table table, QueryResult result) {
    List<SchemaField> fields = table.schema().fields();
    List<NamedColumn> columns = new ArrayList<>();
    for (int i = 0; i < result.columns().size(); i++) {
      String name = i < fields.size() ? fields.get(i).name() : result.columns().get(i).name();
      columns.add(NamedColumn.of(name, result.columns().get(i).column()));
    }
    return columns;
  }

  private Relation viewRows(QueryResult result) {
    return context
        .plan()
        .select(result.relation(), result.columns().stream().map(NamedColumn::column).toList());
  }

  /** The table a path names. */
  Table find(PathName path) {
    TableReference reference = reference(path);
    return context.catalog().table(reference).orElseThrow(() -> notFound(reference));
  }

  /** The table a path names at a time, which the caller must be allowed to read. */
  Table readable(PathName path, OptionalLong asOf) {
    requireReadable(reference(path));
    return find(path, asOf);
  }

  /** Refuses a table that the caller may not read; what he may read today is never remembered. */
  void requireReadable(TableReference table) {
    if (isSecured()) {
      context.variance().add();
      context.options().rights().requireQuery(context.catalog(), table);
    }
  }

  /** The table a path names at a time. */
  Table find(PathName path, OptionalLong asOf) {
    Table table = find(path);
    if (asOf.isEmpty()) {
      return table;
    }
    if (table.storage().isEmpty()) {
      throw context.error(
          path,
          "FOR SYSTEM_TIME AS OF is not supported for %s, which is a %s",
          table.reference(),
          table.definition().wireType());
    }
    return TimeTravel.at(
            context.catalog(), table.reference(), asOf.getAsLong(), context.statementTime())
        .table();
  }

  /** The error that a table or its dataset does not exist. */
  BigQueryException notFound(TableReference reference) {
    if (reference.tableId().indexOf('$') >= 0 || reference.tableId().indexOf('@') >= 0) {
      return invalid("Table \"%s\" cannot include decorator".formatted(reference));
    }
    Optional<Dataset> dataset = context.catalog().dataset(reference.dataset());
    String location = dataset.map(Dataset::location).orElse(context.options().location());
    return new BigQueryException(
        ErrorReason.NOT_FOUND,
        dataset.isEmpty()
            ? "Not found: Dataset %s was not found in location %s"
                .formatted(reference.dataset(), location)
            : "Not found: Table %s was not found in location %s".formatted(reference, location));
  }

  /** The full name a path stands for. A quoted name may hold a whole path. */
  TableReference reference(PathName path) {
    List<String> names = split(path);
    return switch (names.size()) {
      case 1 ->
          temporary(names.getFirst())
              .orElseGet(() -> defaultDataset(names.getFirst()).table(names.getFirst()));
      case 2 ->
          names.getFirst().equalsIgnoreCase("_SESSION")
              ? temporaryReference(path, names.getLast())
              : new DatasetReference(context.options().projectId(), names.getFirst())
                  .table(names.getLast());
      case 3 -> TableReference.of(names.get(0), names.get(1), names.get(2));
      default -> throw invalid("Invalid table name `%s`".formatted(String.join(".", names)));
    };
  }

  /** The temporary table of a name, if there is one. */
  private Optional<TableReference> temporary(String name) {
    return context
        .options()
        .script()
        .temporaryTables()
        .map(dataset -> dataset.table(name))
        .filter(reference -> context.catalog().table(reference).isPresent());
  }

  /** The full name of a temporary table that is to be made. */
  TableReference temporaryReference(PathName path) {
    List<String> names = split(path);
    if (names.size() > 1 && !names.getFirst().equalsIgnoreCase("_SESSION")) {
      throw context.error(
          path,
          "Temporary tables cannot be qualified with a dataset other than _SESSION: %s",
          path);
    }
    return temporaryReference(path, names.getLast());
  }

  private TableReference temporaryReference(PathName path, String name) {
    return context
        .options()
        .script()
        .temporaryTables()
        .map(dataset -> dataset.table(name))
        .orElseThrow(() ->
            context.error(path, "Use of CREATE TEMPORARY TABLE requires a script or session"));
  }

  private DatasetReference defaultDataset(String table) {
    return context
        .options()
        .defaultDataset()
        .orElseThrow(() ->
            invalid(
                "Table \"%s\" must be qualified with a dataset (e.g. dataset.table)."
                    .formatted(table)));
  }

  private static BigQueryException invalid(String message) {
    return new BigQueryException(ErrorReason.INVALID, message);
  }

  /**
   * The parts of a path, with the project first where it is given. A project may hold dots before a
   * colon.
   */
  static List<String> split(PathName path) {
    List<String> names = new ArrayList<>();
    for (Identifier part : path.parts()) {
      if (part.quoted()) {
        int colon = part.name().indexOf(':');
        if (colon > 0) {
          names.add(part.name().substring(0, colon));
        }
        names.addAll(Arrays.asList(part.name().substring(colon + 1).split("\\.", -1)));
      } else {
        names.add(part.name());
      }
    }
    return names;
  }
}
