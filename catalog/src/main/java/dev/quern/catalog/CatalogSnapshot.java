package dev.quern.catalog;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.IamPolicy;
import dev.quern.domain.catalog.Model;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableIndex;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.ModelReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * The catalog at one moment in persistent maps: an edit shares all it does not touch, so that ten
 * thousand tables cost a change no more than ten.
 *
 * @param nodes the datasets
 * @param dropped the datasets that are gone, of those of one name the last
 */
record CatalogSnapshot(
    InstantSource clock,
    TreePMap<DatasetReference, DatasetNode> nodes,
    TreePMap<DatasetReference, DroppedDataset> dropped)
    implements CatalogView {

  static CatalogSnapshot empty(InstantSource clock) {
    return new CatalogSnapshot(clock, TreePMap.empty(), TreePMap.empty());
  }

  private CatalogSnapshot with(DatasetReference reference, DatasetNode node) {
    return new CatalogSnapshot(clock, nodes.plus(reference, node), dropped);
  }

  /** The dataset of this name that went last. */
  Optional<DroppedDataset> droppedDataset(DatasetReference reference) {
    return Optional.ofNullable(dropped.get(reference));
  }

  Optional<DatasetNode> node(DatasetReference reference) {
    return Optional.ofNullable(nodes.get(reference));
  }

  /** The datasets that remember dropped tables, or are themselves dropped. */
  Map<DatasetReference, Dataset> datasetsWithDropped() {
    Map<DatasetReference, Dataset> datasets = new HashMap<>();
    dropped.forEach((reference, gone) -> datasets.put(reference, gone.node().dataset()));
    nodes.forEach((reference, node) -> {
      if (!node.dropped().isEmpty()) {
        datasets.put(reference, node.dataset());
      }
    });
    return datasets;
  }

  /** Whether the dataset of a name, or one of its tables, was dropped before a time. */
  boolean hasDropped(DatasetReference reference, long before) {
    return droppedDataset(reference).filter(gone -> gone.time() < before).isPresent()
        || node(reference).stream()
            .flatMap(node -> node.dropped().values().stream())
            .anyMatch(gone -> gone.time() < before);
  }

  /** The edits that lead from nothing to this. */
  List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    dropped.forEach((reference, gone) -> {
      addEdits(gone.node(), edits);
      edits.add(new Edit.DropDataset(reference, gone.time()));
    });
    nodes.values().forEach(node -> addEdits(node, edits));
    return edits;
  }

  private static void addEdits(DatasetNode node, List<Edit> edits) {
    edits.add(new Edit.PutDataset(node.dataset()));
    for (DroppedTable gone : node.dropped().values()) {
      edits.add(new Edit.PutTable(gone.table()));
      edits.add(new Edit.DropTable(gone.table().reference(), gone.time()));
    }
    node.tables().values().forEach(table -> edits.add(new Edit.PutTable(table)));
    node.routines().values().forEach(routine -> edits.add(new Edit.PutRoutine(routine)));
    node.models().values().forEach(model -> edits.add(new Edit.PutModel(model)));
    node.iam().values().forEach(policy -> edits.add(new Edit.PutIamPolicy(policy)));
    node.indexes()
        .values()
        .forEach(indexes -> indexes.values().forEach(index -> edits.add(new Edit.PutIndex(index))));
    node.policies()
        .values()
        .forEach(
            policies -> policies.values().forEach(policy -> edits.add(new Edit.PutPolicy(policy))));
  }

  /** The tables that have expired. */
  List<TableReference> expiredTables() {
    return nodes.values().stream()
        .flatMap(node -> node.tables().expired(clock.millis()).stream())
        .map(Table::reference)
        .toList();
  }

  /** The table of this name, expired or not. */
  Optional<Table> storedTable(TableReference reference) {
    return node(reference.dataset())
        .flatMap(node -> node.tables().find(node.tableKey(reference.tableId())));
  }

  CatalogSnapshot apply(Edit edit) {
    DatasetReference reference = edit.dataset();
    Optional<DatasetNode> node = node(reference);
    return switch (edit) {
      case Edit.PutDataset(Dataset value) ->
          with(reference, node.map(old -> old.withDataset(value)).orElse(DatasetNode.empty(value)));
      case Edit.DropDataset(DatasetReference gone, long time) ->
          node.map(old ->
                  new CatalogSnapshot(
                      clock, nodes.minus(gone), dropped.plus(gone, new DroppedDataset(old, time))))
              .orElse(this);
      case Edit.RestoreDataset _ ->
          droppedDataset(reference)
              .map(gone ->
                  new CatalogSnapshot(
                      clock, nodes.plus(reference, gone.node()), dropped.minus(reference)))
              .orElse(this);
      case Edit.ForgetDataset _ -> new CatalogSnapshot(clock, nodes, dropped.minus(reference));
      case Edit.Content content ->
          node.map(old -> with(reference, apply(old, content))).orElse(this);
    };
  }

  private static DatasetNode apply(DatasetNode node, Edit.Content edit) {
    return switch (edit) {
      case Edit.DropTable(TableReference table, long time) -> node.drop(table.tableId(), time);
      case Edit.ForgetTables(DatasetReference _, long before) -> node.forget(before);
      case Edit.PutTable(Table table) ->
          node.withTables(node.tables().plus(node.tableKey(table.reference().tableId()), table));
      case Edit.RemoveTable(TableReference reference) -> node.without(reference.tableId());
      case Edit.PutRoutine(Routine routine) ->
          node.withRoutines(node.routines().plus(routine.reference().routineId(), routine));
      case Edit.RemoveRoutine(RoutineReference reference) ->
          node.withRoutines(node.routines().minus(reference.routineId()));
      case Edit.PutModel(Model model) ->
          node.withModels(node.models().plus(model.reference().modelId(), model));
      case Edit.RemoveModel(ModelReference reference) ->
          node.withModels(node.models().minus(reference.modelId()));
      case Edit.PutIamPolicy(IamPolicy policy) ->
          node.withIam(node.iam().plus(policy.resource(), policy));
      case Edit.PutIndex(TableIndex index) ->
          node.withIndexes(
              index.table().tableId(),
              node.indexesOf(index.table().tableId()).plus(index.name(), index));
      case Edit.RemoveIndex(TableReference table, String name) ->
          node.withIndexes(table.tableId(), node.indexesOf(table.tableId()).minus(name));
      case Edit.PutPolicy(RowAccessPolicy policy) ->
          node.withPolicies(
              policy.table().tableId(),
              node.policiesOf(policy.table().tableId()).plus(policy.policyId(), policy));
      case Edit.RemovePolicy(TableReference table, String policyId) ->
          node.withPolicies(table.tableId(), node.policiesOf(table.tableId()).minus(policyId));
    };
  }

  /**
   * What an edit starts from: the dataset with all it holds for its removal, else the one resource.
   * Two transactions collide when one finds another object here than the other did.
   */
  Optional<?> subject(Edit edit) {
    Optional<DatasetNode> node = node(edit.dataset());
    return switch (edit) {
      case Edit.PutDataset _ -> node.map(DatasetNode::dataset);
      case Edit.DropDataset _ -> node;
      case Edit.RestoreDataset _, Edit.ForgetDataset _ -> droppedDataset(edit.dataset());
      case Edit.ForgetTables _ -> node.map(DatasetNode::dropped);
      case Edit.PutTable(Table table) -> storedTable(table.reference());
      case Edit.DropTable(TableReference reference, long _) -> storedTable(reference);
      case Edit.RemoveTable(TableReference reference) -> storedTable(reference);
      case Edit.PutRoutine(Routine routine) -> routine(routine.reference());
      case Edit.RemoveRoutine(RoutineReference reference) -> routine(reference);
      case Edit.PutModel(Model model) -> node.map(n -> n.models().get(model.reference().modelId()));
      case Edit.RemoveModel(ModelReference reference) ->
          node.map(n -> n.models().get(reference.modelId()));
      case Edit.PutIamPolicy(IamPolicy policy) -> node.map(n -> n.iam().get(policy.resource()));
      case Edit.PutIndex(TableIndex index) -> index(index.table(), index.name());
      case Edit.RemoveIndex(TableReference table, String name) -> index(table, name);
      case Edit.PutPolicy(RowAccessPolicy policy) ->
          rowAccessPolicy(policy.table(), policy.policyId());
      case Edit.RemovePolicy(TableReference table, String policyId) ->
          rowAccessPolicy(table, policyId);
    };
  }

  @Override
  public Optional<IamPolicy> iamPolicy(DatasetReference dataset, String resource) {
    return node(dataset).map(node -> node.iam().get(resource));
  }

  /** An index by name. */
  Optional<TableIndex> index(TableReference table, String name) {
    return node(table.dataset()).map(node -> node.indexesOf(table.tableId()).get(name));
  }

  /** A row access policy by name. */
  Optional<RowAccessPolicy> rowAccessPolicy(TableReference table, String policyId) {
    return node(table.dataset()).map(node -> node.policiesOf(table.tableId()).get(policyId));
  }

  @Override
  public Optional<Dataset> dataset(DatasetReference reference) {
    return node(reference).map(DatasetNode::dataset);
  }

  @Override
  public Optional<Table> table(TableReference reference) {
    return storedTable(reference).filter(table -> isAlive(table.expirationTime()));
  }

  @Override
  public Optional<Table> tableAsOf(TableReference reference, long time) {
    return table(reference)
        .filter(table -> DroppedTable.creationTime(table) <= time)
        .or(() -> node(reference.dataset()).flatMap(node -> dropped(node, reference, time)));
  }

  private static Optional<Table> dropped(DatasetNode node, TableReference reference, long time) {
    String key = node.tableKey(reference.tableId());
    return node.dropped().values().stream()
        .filter(gone ->
            node.tableKey(gone.table().reference().tableId()).equals(key) && gone.wasThere(time))
        .map(DroppedTable::table)
        .findFirst();
  }

  @Override
  public Optional<Routine> routine(RoutineReference reference) {
    return node(reference.dataset()).map(node -> node.routines().get(reference.routineId()));
  }

  @Override
  public Optional<Model> model(ModelReference reference) {
    return node(reference.dataset())
        .map(node -> node.models().get(reference.modelId()))
        .filter(model -> isAlive(model.expirationTime()));
  }

  @Override
  public Collection<String> projects() {
    TreeSet<String> projects = new TreeSet<>();
    nodes.keySet().forEach(reference -> projects.add(reference.projectId()));
    return projects;
  }

  @Override
  public Collection<Dataset> datasets(String projectId) {
    return nodes.tailMap(new DatasetReference(projectId, "")).values().stream()
        .takeWhile(node -> node.dataset().reference().projectId().equals(projectId))
        .map(DatasetNode::dataset)
        .toList();
  }

  @Override
  public Collection<Table> tables(DatasetReference dataset) {
    return node(dataset)
        .map(node ->
            node.tables().values().stream()
                .filter(table -> isAlive(table.expirationTime()))
                .toList())
        .orElse(List.of());
  }

  @Override
  public int tableCount(DatasetReference dataset) {
    return node(dataset).map(node -> node.tables().countAlive(clock.millis())).orElse(0);
  }

  @Override
  public Stream<Table> tablesAfter(DatasetReference dataset, String tableId) {
    return node(dataset).stream()
        .flatMap(node -> node.tables().after(node.tableKey(tableId)))
        .filter(table -> isAlive(table.expirationTime()));
  }

  @Override
  public Collection<Routine> routines(DatasetReference dataset) {
    return node(dataset).map(node -> node.routines().values()).orElse(List.of());
  }

  @Override
  public Collection<Model> models(DatasetReference dataset) {
    return node(dataset)
        .map(node ->
            node.models().values().stream()
                .filter(model -> isAlive(model.expirationTime()))
                .toList())
        .orElse(List.of());
  }

  @Override
  public Collection<TableIndex> indexes(TableReference table) {
    return node(table.dataset())
        .map(node -> node.indexesOf(table.tableId()).values())
        .orElse(List.of());
  }

  @Override
  public Collection<RowAccessPolicy> rowAccessPolicies(TableReference table) {
    return node(table.dataset())
        .map(node -> node.policiesOf(table.tableId()).values())
        .orElse(List.of());
  }

  private boolean isAlive(OptionalLong expirationTime) {
    return expirationTime.isEmpty() || expirationTime.getAsLong() > clock.millis();
  }
}
