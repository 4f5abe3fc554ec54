package dev.quern.domain.catalog;

import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.ModelReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalog at one moment: immutable, shared by readers without locks. */
public interface CatalogView {

  /** A dataset by name. */
  Optional<Dataset> dataset(DatasetReference reference);

  /** A table by name, unless it has expired. */
  Optional<Table> table(TableReference reference);

  /**
   * A table as it was called at a time, also one that has been dropped or replaced since, as long
   * as it is remembered. Its definition is its latest one.
   *
   * @param time microseconds since the epoch
   */
  default Optional<Table> tableAsOf(TableReference reference, long time) {
    return table(reference);
  }

  /** A routine by name. */
  Optional<Routine> routine(RoutineReference reference);

  /** A model by name, unless it has expired. */
  Optional<Model> model(ModelReference reference);

  /** The ids of all projects that hold datasets, in order. */
  Collection<String> projects();

  /** The datasets of a project, in order of their ids. */
  Collection<Dataset> datasets(String projectId);

  /** The tables of a dataset that have not expired, in order of their ids. */
  Collection<Table> tables(DatasetReference dataset);

  /** How many tables of a dataset have not expired. */
  default int tableCount(DatasetReference dataset) {
    return tables(dataset).size();
  }

  /** The tables of a dataset that have not expired whose ids come after another, in order. */
  default Stream<Table> tablesAfter(DatasetReference dataset, String tableId) {
    return tables(dataset).stream()
        .filter(table -> table.reference().tableId().compareTo(tableId) > 0);
  }

  /** The routines of a dataset, in order of their ids. */
  Collection<Routine> routines(DatasetReference dataset);

  /** The models of a dataset that have not expired, in order of their ids. */
  Collection<Model> models(DatasetReference dataset);

  /** The row access policies of a table, in order of their ids. */
  Collection<RowAccessPolicy> rowAccessPolicies(TableReference table);

  /**
   * The IAM policy of a table or routine, if one was set.
   *
   * @param resource {@code tables/} or {@code routines/} and an id
   */
  default Optional<IamPolicy> iamPolicy(DatasetReference dataset, String resource) {
    return Optional.empty();
  }

  /** The indexes of a table, in order of their names. */
  Collection<TableIndex> indexes(TableReference table);
}
