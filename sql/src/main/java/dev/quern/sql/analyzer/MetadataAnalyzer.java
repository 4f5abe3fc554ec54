package dev.quern.sql.analyzer;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.metadata.InformationSchema;
import dev.quern.sql.metadata.MetadataRequest;
import dev.quern.sql.metadata.MetadataView;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads views of INFORMATION_SCHEMA, which may be qualified with a project and with a dataset or a
 * region. Source: "Introduction to INFORMATION_SCHEMA", syntax.
 */
final class MetadataAnalyzer {

  private static final String REGION = "region-";

  private final StatementContext context;

  MetadataAnalyzer(StatementContext context) {
    this.context = context;
  }

  /** Whether the parts of a path name a view of INFORMATION_SCHEMA or a list of tables. */
  static boolean isMetadata(List<String> names) {
    return isView(names) || InformationSchema.tableList(names.getLast()).isPresent();
  }

  private static boolean isView(List<String> names) {
    return names.size() > 1 && names.get(names.size() - 2).equalsIgnoreCase(InformationSchema.NAME);
  }

  /** The rows of a view. */
  FromResult read(List<String> names, String alias) {
    boolean isView = isView(names);
    MetadataView<?> view =
        (isView
                ? InformationSchema.view(names.getLast())
                : InformationSchema.tableList(names.getLast()))
            .orElseThrow(() -> notFound(names));
    MetadataRequest request =
        request(view, names, names.subList(0, names.size() - (isView ? 2 : 1)));
    List<NamedColumn> columns = new ArrayList<>();
    for (MetadataView.ViewColumn<?> column : view.columns()) {
      columns.add(NamedColumn.of(column.name(), context.plan().newColumn(column.type())));
    }
    Relation relation =
        context
            .plan()
            .engineTable(
                context.options().metadata().show(view.table(request)),
                columns.stream().map(NamedColumn::column).toList());
    return FromAnalyzer.named(columns, relation, alias);
  }

  private BigQueryException notFound(List<String> names) {
    return new BigQueryException(
        ErrorReason.NOT_FOUND,
        "Not found: Table %s was not found in location %s"
            .formatted(String.join(".", names), context.options().location()));
  }

  private MetadataRequest request(
      MetadataView<?> view, List<String> names, List<String> qualifiers) {
    context.variance().add();
    Optional<String> region = Optional.empty();
    Optional<DatasetReference> dataset = Optional.empty();
    String project = context.options().projectId();
    if (!qualifiers.isEmpty()) {
      String last = qualifiers.getLast();
      String before = qualifiers.size() > 1 ? qualifiers.getFirst() : project;
      if (last.toLowerCase(Locale.ROOT).startsWith(REGION)) {
        region = Optional.of(last.substring(REGION.length()));
        project = before;
      } else if (qualifiers.size() == 1 && isProject(view, last)) {
        project = last;
      } else {
        dataset = Optional.of(dataset(view, names, new DatasetReference(before, last)));
        project = before;
      }
    } else if (view.level() == MetadataView.Level.DATASET) {
      dataset = context.options().defaultDataset();
    }
    return new MetadataRequest(
        context.catalog(),
        context.options().metadata(),
        context.options().rights(),
        project,
        dataset,
        region);
  }

  private boolean isProject(MetadataView<?> view, String name) {
    return view.level() == MetadataView.Level.PROJECT
        || (!context.catalog().datasets(name).isEmpty()
            && context
                .catalog()
                .dataset(new DatasetReference(context.options().projectId(), name))
                .isEmpty());
  }

  private DatasetReference dataset(
      MetadataView<?> view, List<String> names, DatasetReference reference) {
    if (view.level() == MetadataView.Level.PROJECT) {
      throw notFound(names);
    }
    if (context.catalog().dataset(reference).isEmpty()) {
      throw new BigQueryException(
          ErrorReason.NOT_FOUND,
          "Not found: Dataset %s was not found in location %s"
              .formatted(reference, context.options().location()));
    }
    return reference;
  }
}
