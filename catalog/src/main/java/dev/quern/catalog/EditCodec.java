package dev.quern.catalog;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.quern.catalog.LogEntry.Kind;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.IamPolicy;
import dev.quern.domain.catalog.Model;
import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.catalog.TableIndex;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.ModelReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.SqlType;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Turns edits into log entries and back; resources become JSON of their records. */
final class EditCodec {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultVisibility(visibility ->
              visibility
                  .withGetterVisibility(JsonAutoDetect.Visibility.NONE)
                  .withIsGetterVisibility(JsonAutoDetect.Visibility.NONE)
                  .withFieldVisibility(JsonAutoDetect.Visibility.ANY))
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(TableDefinition.class, NamedSubtype.class)
          .addMixIn(Partitioning.class, NamedSubtype.class)
          .addMixIn(SchemaField.class, ConvertedField.class)
          .addModule(
              new SimpleModule("types")
                  .addSerializer(SqlType.class, new SqlTypeJson.Writer())
                  .addDeserializer(SqlType.class, new SqlTypeJson.Reader()))
          .build();

  private EditCodec() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface NamedSubtype {}

  @JsonSerialize(converter = FieldJson.Encoder.class)
  @JsonDeserialize(converter = FieldJson.Decoder.class)
  private interface ConvertedField {}

  static LogEntry encode(long sequence, Edit edit) {
    return switch (edit) {
      case Edit.PutDataset(Dataset d) ->
          entry(sequence, Kind.DATASET, d.reference(), "", Optional.of(d));
      case Edit.DropDataset(DatasetReference d, long time) ->
          entry(sequence, Kind.DROPPED_DATASET, d, "", Optional.of(time));
      case Edit.RestoreDataset(DatasetReference d) ->
          entry(sequence, Kind.DROPPED_DATASET, d, "", Optional.empty());
      case Edit.ForgetDataset(DatasetReference d) ->
          entry(sequence, Kind.DATASET, d, "", Optional.empty());
      case Edit.PutTable(Table t) ->
          entry(sequence, Kind.TABLE, edit.dataset(), t.reference().tableId(), Optional.of(t));
      case Edit.DropTable(TableReference t, long time) ->
          entry(sequence, Kind.DROPPED_TABLE, t.dataset(), t.tableId(), Optional.of(time));
      case Edit.ForgetTables(DatasetReference d, long before) ->
          entry(sequence, Kind.FORGOTTEN_TABLES, d, "", Optional.of(before));
      case Edit.RemoveTable(TableReference t) ->
          entry(sequence, Kind.TABLE, t.dataset(), t.tableId(), Optional.empty());
      case Edit.PutRoutine(Routine r) ->
          entry(sequence, Kind.ROUTINE, edit.dataset(), r.reference().routineId(), Optional.of(r));
      case Edit.RemoveRoutine(RoutineReference r) ->
          entry(sequence, Kind.ROUTINE, r.dataset(), r.routineId(), Optional.empty());
      case Edit.PutModel(Model m) ->
          entry(sequence, Kind.MODEL, edit.dataset(), m.reference().modelId(), Optional.of(m));
      case Edit.RemoveModel(ModelReference m) ->
          entry(sequence, Kind.MODEL, m.dataset(), m.modelId(), Optional.empty());
      case Edit.PutIndex(TableIndex i) ->
          entry(sequence, Kind.INDEX, edit.dataset(), part(i.table(), i.name()), Optional.of(i));
      case Edit.RemoveIndex(TableReference t, String name) ->
          entry(sequence, Kind.INDEX, edit.dataset(), part(t, name), Optional.empty());
      case Edit.PutIamPolicy(IamPolicy p) ->
          entry(sequence, Kind.IAM, p.dataset(), p.resource(), Optional.of(p));
      case Edit.PutPolicy(RowAccessPolicy p) ->
          entry(
              sequence, Kind.POLICY, edit.dataset(), part(p.table(), p.policyId()), Optional.of(p));
      case Edit.RemovePolicy(TableReference t, String id) ->
          entry(sequence, Kind.POLICY, edit.dataset(), part(t, id), Optional.empty());
    };
  }

  private static TableReference tableOf(DatasetReference dataset, LogEntry entry) {
    return dataset.table(entry.id().substring(0, entry.id().indexOf('/')));
  }

  private static String partOf(LogEntry entry) {
    return entry.id().substring(entry.id().indexOf('/') + 1);
  }

  private static String part(TableReference table, String id) {
    return table.tableId() + "/" + id;
  }

  private static LogEntry entry(
      long sequence, Kind kind, DatasetReference dataset, String id, Optional<Object> value) {
    return new LogEntry(
        sequence,
        kind,
        dataset.projectId(),
        dataset.datasetId(),
        id,
        value.map(MAPPER::writeValueAsString));
  }

  static Edit decode(LogEntry entry) {
    DatasetReference dataset = new DatasetReference(entry.project(), entry.dataset());
    if (entry.body().isEmpty()) {
      return switch (entry.kind()) {
        case DATASET -> new Edit.ForgetDataset(dataset);
        case DROPPED_DATASET -> new Edit.RestoreDataset(dataset);
        case DROPPED_TABLE, FORGOTTEN_TABLES, IAM ->
            throw new IllegalStateException("no body in entry " + entry.sequence());
        case TABLE -> new Edit.RemoveTable(dataset.table(entry.id()));
        case ROUTINE -> new Edit.RemoveRoutine(dataset.routine(entry.id()));
        case MODEL -> new Edit.RemoveModel(new ModelReference(dataset, entry.id()));
        case INDEX -> new Edit.RemoveIndex(tableOf(dataset, entry), partOf(entry));
        case POLICY -> new Edit.RemovePolicy(tableOf(dataset, entry), partOf(entry));
      };
    }
    String body = entry.body().get();
    return switch (entry.kind()) {
      case DATASET -> new Edit.PutDataset(MAPPER.readValue(body, Dataset.class));
      case DROPPED_DATASET -> new Edit.DropDataset(dataset, Long.parseLong(body));
      case DROPPED_TABLE -> new Edit.DropTable(dataset.table(entry.id()), Long.parseLong(body));
      case FORGOTTEN_TABLES -> new Edit.ForgetTables(dataset, Long.parseLong(body));
      case TABLE -> new Edit.PutTable(MAPPER.readValue(body, Table.class));
      case ROUTINE -> new Edit.PutRoutine(MAPPER.readValue(body, Routine.class));
      case MODEL -> new Edit.PutModel(MAPPER.readValue(body, Model.class));
      case INDEX -> new Edit.PutIndex(MAPPER.readValue(body, TableIndex.class));
      case IAM -> new Edit.PutIamPolicy(MAPPER.readValue(body, IamPolicy.class));
      case POLICY -> new Edit.PutPolicy(MAPPER.readValue(body, RowAccessPolicy.class));
    };
  }
}
