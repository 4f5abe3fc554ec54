package dev.quern.jobs.archive;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.reference.JobReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.StatementResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Jobs as lines of JSON. The columns of results are left out, as the results themselves. What lines
 * of earlier versions do not say is empty.
 */
final class JobCodec {

  /** A line: a job that has ended, or the name of one that was deleted. */
  record Line(Optional<StoredJob> ended, Optional<JobReference> deleted) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
  private interface ByName {}

  private static final class NoColumns extends ValueSerializer<TableSchema> {

    @Override
    public void serialize(TableSchema value, JsonGenerator out, SerializationContext context) {
      out.writeNull();
    }
  }

  private static final class EmptySchema extends ValueDeserializer<TableSchema> {

    @Override
    public TableSchema deserialize(JsonParser in, DeserializationContext context) {
      in.skipChildren();
      return TableSchema.EMPTY;
    }

    @Override
    public TableSchema getNullValue(DeserializationContext context) {
      return TableSchema.EMPTY;
    }
  }

  private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .withConfigOverride(List.class, lists -> lists.setNullHandling(EMPTY))
          .withConfigOverride(Set.class, sets -> sets.setNullHandling(EMPTY))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(JobStatistics.class, ByName.class)
          .addMixIn(StatementResult.Outcome.class, ByName.class)
          .addModule(
              new SimpleModule()
                  .addSerializer(TableSchema.class, new NoColumns())
                  .addDeserializer(TableSchema.class, new EmptySchema()))
          .build();

  private JobCodec() {}

  static String ended(Job job) {
    return MAPPER.writeValueAsString(new Line(Optional.of(StoredJob.of(job)), Optional.empty()));
  }

  static String deleted(JobReference job) {
    return MAPPER.writeValueAsString(new Line(Optional.empty(), Optional.of(job)));
  }

  /** What a line says; empty for one that was not written to its end. */
  static Optional<Line> line(String text) {
    try {
      return Optional.of(MAPPER.readValue(text, Line.class));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
