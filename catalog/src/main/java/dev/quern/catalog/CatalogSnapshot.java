package dev.quern.catalog;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.Model;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.ModelReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.pcollections.TreePMap;

/**
 * The catalog at one moment in persistent maps: an edit shares all it does not touch, so that ten
 * thousand tables cost a change no more than ten.
 */
record CatalogSnapshot(InstantSource clock, TreePMap<DatasetReference, DatasetNode> nodes)
    implements CatalogView {

  static CatalogSnapshot empty(InstantSource clock) {
    return new CatalogSnapshot(clock, TreePMap.empty());
  }

  Optional<DatasetNode> node(DatasetReference reference) {
    return Optional.ofNullable(nodes.get(reference));
  }

  /** The edits that lead from nothing to this. */
  List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    for (DatasetNode node : nodes.values()) {
      edits.add(new Edit.PutDataset(node.dataset()));
      node.tables().values().forEach(table -> edits.add(new Edit.PutTable(table)));
      node.routines().values().forEach(routine -> edits.add(new Edit.PutRoutine(routine)));
      node.models().values().forEach(model -> edits.add(new Edit.PutModel(model)));
      node.policies()
          .values()
          .forEach(policies ->
              policies.values().forEach(policy -> edits.add(new Edit.PutPolicy(policy))));
    }
    return edits;
  }

  /** The table of this name, expired or not. */
  Optional<Table> storedTable(TableReference reference) {
    return node(reference.dataset())
        .map(node -> node.tables().get(node.tableKey(reference.tableId())));
  }

  CatalogSnapshot apply(Edit edit) {
    if (edit instanceof Edit.RemoveDataset removal) {
      return new CatalogSnapshot(clock, nodes.minus(removal.dataset()));
    }
    Optional<DatasetNode> found = node(edit.dataset());
    if (edit instanceof Edit.PutDataset put) {
      DatasetNode node =
          found.map(old -> old.withDataset(put.value())).orElse(DatasetNode.empty(put.value()));
      return new CatalogSnapshot(clock, nodes.plus(put.dataset(), node));
    }
    return found
        .map(node -> new CatalogSnapshot(clock, nodes.plus(edit.dataset(), apply(node, edit))))
        .orElse(this);
  }

  private static DatasetNode apply(DatasetNode node, Edit edit) {
    return switch (edit) {
      case Edit.PutDataset put -> node.withDataset(put.value());
      case Edit.RemoveDataset _ -> DatasetNode.empty(node.dataset());
      case Edit.PutTable(Table table) ->
          node.withTables(node.tables().plus(node.tableKey(table.reference().tableId()), table));
      case Edit.RemoveTable(TableReference reference) ->
          node.withTables(node.tables().minus(node.tableKey(reference.tableId())))
              .withPolicies(reference.tableId(), TreePMap.empty());
      case Edit.PutRoutine(Routine routine) ->
          node.withRoutines(node.routines().plus(routine.reference().routineId(), routine));
      case Edit.RemoveRoutine(RoutineReference reference) ->
          node.withRoutines(node.routines().minus(reference.routineId()));
      case Edit.PutModel(Model model) ->
          node.withModels(node.models().plus(model.reference().modelId(), model));
      case Edit.RemoveModel(ModelReference reference) ->
          node.withModels(node.models().minus(reference.modelId()));
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
      case Edit.RemoveDataset _ -> node;
      case Edit.PutTable(Table table) -> storedTable(table.reference());
      case Edit.RemoveTable(TableReference reference) -> storedTable(reference);
      case Edit.PutRoutine(Routine routine) -> routine(routine.reference());
      case Edit.RemoveRoutine(RoutineReference reference) -> routine(reference);
      case Edit.PutModel(Model model) -> node.map(n -> n.models().get(model.reference().modelId()));
      case Edit.RemoveModel(ModelReference reference) ->
          node.map(n -> n.models().get(reference.modelId()));
      case Edit.PutPolicy(RowAccessPolicy policy) ->
          rowAccessPolicy(policy.table(), policy.policyId());
      case Edit.RemovePolicy(TableReference table, String policyId) ->
          rowAccessPolicy(table, policyId);
    };
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
  public Collection<RowAccessPolicy> rowAccessPolicies(TableReference table) {
    return node(table.dataset())
        .map(node -> node.policiesOf(table.tableId()).values())
        .orElse(List.of());
  }

  private boolean isAlive(OptionalLong expirationTime) {
    return expirationTime.isEmpty() || expirationTime.getAsLong() > clock.millis();
  }
}
