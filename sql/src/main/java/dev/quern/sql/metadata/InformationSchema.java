package dev.quern.sql.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All views of INFORMATION_SCHEMA by name. */
public final class InformationSchema {

  /** The name that views are qualified with. */
  public static final String NAME = "INFORMATION_SCHEMA";

  private static final Map<String, MetadataView<?>> VIEWS =
      Stream.of(
              SchemaViews.ALL,
              TableViews.ALL,
              ColumnViews.ALL,
              RoutineViews.ALL,
              ConstraintViews.ALL,
              StorageViews.ALL,
              IndexViews.ALL,
              PrivilegeViews.ALL,
              JobViews.ALL)
          .flatMap(List::stream)
          .collect(Collectors.toMap(MetadataView::name, Function.identity()));

  private static final Map<String, MetadataView<?>> TABLE_LISTS =
      Map.of(
          StorageViews.META_TABLES.name(), StorageViews.META_TABLES,
          StorageViews.META_TABLES_SUMMARY.name(), StorageViews.META_TABLES_SUMMARY);

  private InformationSchema() {}

  /** A list of tables that is read like a table of its dataset: {@code __TABLES__}. */
  public static Optional<MetadataView<?>> tableList(String name) {
    return Optional.ofNullable(TABLE_LISTS.get(name.toUpperCase(Locale.ROOT)));
  }

  /** A view by name, in any case. */
  public static Optional<MetadataView<?>> view(String name) {
    return Optional.ofNullable(VIEWS.get(name.toUpperCase(Locale.ROOT)));
  }
}
