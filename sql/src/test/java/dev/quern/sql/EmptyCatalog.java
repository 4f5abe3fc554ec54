package dev.quern.sql;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.Model;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableIndex;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.ModelReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A catalog that holds nothing. */
final class EmptyCatalog implements CatalogView {

  @Override
  public Optional<Dataset> dataset(DatasetReference reference) {
    return Optional.empty();
  }

  @Override
  public Optional<Table> table(TableReference reference) {
    return Optional.empty();
  }

  @Override
  public Optional<Routine> routine(RoutineReference reference) {
    return Optional.empty();
  }

  @Override
  public Optional<Model> model(ModelReference reference) {
    return Optional.empty();
  }

  @Override
  public Collection<String> projects() {
    return List.of();
  }

  @Override
  public Collection<Dataset> datasets(String projectId) {
    return List.of();
  }

  @Override
  public Collection<Table> tables(DatasetReference dataset) {
    return List.of();
  }

  @Override
  public Collection<Routine> routines(DatasetReference dataset) {
    return List.of();
  }

  @Override
  public Collection<Model> models(DatasetReference dataset) {
    return List.of();
  }

  @Override
  public Collection<RowAccessPolicy> rowAccessPolicies(TableReference table) {
    return List.of();
  }

  @Override
  public Collection<TableIndex> indexes(TableReference table) {
    return List.of();
  }
}
