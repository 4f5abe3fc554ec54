package dev.quern.catalog;

import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.IamPolicy;
import dev.quern.domain.catalog.Model;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.TableIndex;
import java.util.Locale;
import java.util.Map;
import org.pcollections.TreePMap;

/**
 * A dataset and all it holds, by id; in a dataset that ignores case the tables' keys are lower
 * case.
 *
 * @param policies the row access policies by the tables' keys, then by their ids
 * @param iam the IAM policies by the names of their resources
 * @param indexes the indexes by the tables' keys, then by their names
 * @param dropped the tables that are gone, by the names of their storage
 */
record DatasetNode(
    Dataset dataset,
    TableMap tables,
    TreePMap<String, Routine> routines,
    TreePMap<String, Model> models,
    TreePMap<String, TreePMap<String, RowAccessPolicy>> policies,
    TreePMap<String, IamPolicy> iam,
    TreePMap<String, TreePMap<String, TableIndex>> indexes,
    TreePMap<String, DroppedTable> dropped) {

  static DatasetNode empty(Dataset dataset) {
    return new DatasetNode(
        dataset,
        TableMap.EMPTY,
        TreePMap.empty(),
        TreePMap.empty(),
        TreePMap.empty(),
        TreePMap.empty(),
        TreePMap.empty(),
        TreePMap.empty());
  }

  String tableKey(String tableId) {
    return dataset.caseInsensitive() ? tableId.toLowerCase(Locale.ROOT) : tableId;
  }

  boolean isEmpty() {
    return tables.isEmpty() && routines.isEmpty() && models.isEmpty();
  }

  DatasetNode withDataset(Dataset value) {
    return new DatasetNode(value, tables, routines, models, policies, iam, indexes, dropped);
  }

  DatasetNode withTables(TableMap value) {
    return new DatasetNode(dataset, value, routines, models, policies, iam, indexes, dropped);
  }

  DatasetNode withRoutines(TreePMap<String, Routine> value) {
    return new DatasetNode(dataset, tables, value, models, policies, iam, indexes, dropped);
  }

  DatasetNode withModels(TreePMap<String, Model> value) {
    return new DatasetNode(dataset, tables, routines, value, policies, iam, indexes, dropped);
  }

  /** The row access policies of a table by their ids. */
  TreePMap<String, RowAccessPolicy> policiesOf(String tableId) {
    return policies.getOrDefault(tableKey(tableId), TreePMap.empty());
  }

  DatasetNode withPolicies(String tableId, TreePMap<String, RowAccessPolicy> value) {
    String key = tableKey(tableId);
    return new DatasetNode(
        dataset,
        tables,
        routines,
        models,
        value.isEmpty() ? policies.minus(key) : policies.plus(key, value),
        iam,
        indexes,
        dropped);
  }

  DatasetNode withIam(TreePMap<String, IamPolicy> value) {
    return new DatasetNode(dataset, tables, routines, models, policies, value, indexes, dropped);
  }

  /** The indexes of a table by their names. */
  TreePMap<String, TableIndex> indexesOf(String tableId) {
    return indexes.getOrDefault(tableKey(tableId), TreePMap.empty());
  }

  DatasetNode withIndexes(String tableId, TreePMap<String, TableIndex> value) {
    String key = tableKey(tableId);
    return new DatasetNode(
        dataset,
        tables,
        routines,
        models,
        policies,
        iam,
        value.isEmpty() ? indexes.minus(key) : indexes.plus(key, value),
        dropped);
  }

  /** The same without a table and all that belongs to it. */
  DatasetNode without(String tableId) {
    return withTables(tables.minus(tableKey(tableId)))
        .withIam(iam.minus("tables/" + tableId))
        .withPolicies(tableId, TreePMap.empty())
        .withIndexes(tableId, TreePMap.empty());
  }

  DatasetNode withDropped(TreePMap<String, DroppedTable> value) {
    return new DatasetNode(dataset, tables, routines, models, policies, iam, indexes, value);
  }

  /** Takes a table away but remembers where its rows are. */
  DatasetNode drop(String tableId, long time) {
    String key = tableKey(tableId);
    return tables
        .find(key)
        .map(table ->
            without(tableId)
                .withDropped(
                    dropped.plus(
                        table.storage().orElseThrow().name(), new DroppedTable(table, time))))
        .orElse(this);
  }

  /** Forgets the tables that went before a time. */
  DatasetNode forget(long before) {
    return withDropped(
        dropped.minusAll(
            dropped.entrySet().stream()
                .filter(entry -> entry.getValue().time() < before)
                .map(Map.Entry::getKey)
                .toList()));
  }
}
