package dev.quern.domain.job;

import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.StatementRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a job does. */
public sealed interface JobTask {

  /** The {@code jobType} of the wire. */
  String type();

  /** The GoogleSQL it runs, if it does. */
  default Optional<String> sql() {
    return Optional.empty();
  }

  /**
   * Runs GoogleSQL.
   *
   * @param statement the text and its surroundings
   * @param destination where rows go; absent for a table of the server's own
   * @param useCache whether the result of the same query may be given again
   * @param maximumBytesBilled the bytes it may read at most
   */
  record Query(
      StatementRequest statement,
      Optional<Destination> destination,
      boolean useCache,
      OptionalLong maximumBytesBilled)
      implements JobTask {
    @Override
    public String type() {
      return "QUERY";
    }

    @Override
    public Optional<String> sql() {
      return Optional.of(statement.sql());
    }
  }

  /**
   * Loads files into a table.
   *
   * @param source where the rows come from
   * @param destination where they go
   * @param schema their columns; absent when the table or the data say
   * @param options how files are read
   * @param session the session it belongs to
   */
  record Load(
      LoadSource source,
      Destination destination,
      Optional<TableSchema> schema,
      LoadOptions options,
      StatementRequest.SessionChoice session)
      implements JobTask {

    /** The same into another table. */
    public Load withDestination(Destination other) {
      return new Load(source, other, schema, options, session);
    }

    @Override
    public String type() {
      return "LOAD";
    }
  }

  /**
   * Copies tables.
   *
   * @param sources the tables to copy, of one schema
   * @param destination where their rows go
   * @param operation {@code COPY}, {@code SNAPSHOT}, {@code CLONE} or {@code RESTORE}
   */
  record Copy(List<TableReference> sources, Destination destination, String operation)
      implements JobTask {
    public Copy {
      sources = List.copyOf(sources);
    }

    @Override
    public String type() {
      return "COPY";
    }
  }

  /**
   * Writes a table to files.
   *
   * @param source the table
   * @param destinationUris where to; {@code *} stands for a number
   * @param format {@code CSV}, {@code NEWLINE_DELIMITED_JSON}, {@code PARQUET} or {@code AVRO}
   * @param compression {@code NONE}, {@code GZIP}, ...
   * @param fieldDelimiter between the values of a CSV line
   * @param printHeader whether a CSV file begins with the columns' names
   * @param logicalTypes whether Avro files have types for DATE, TIME and DATETIME, too
   */
  record Extract(
      TableReference source,
      List<String> destinationUris,
      String format,
      String compression,
      String fieldDelimiter,
      boolean printHeader,
      boolean logicalTypes)
      implements JobTask {
    public Extract {
      destinationUris = List.copyOf(destinationUris);
    }

    @Override
    public String type() {
      return "EXTRACT";
    }
  }

  /**
   * What a job of an earlier run of the server has done; it cannot be done again.
   *
   * @param type the {@code jobType} of the wire
   * @param sql the GoogleSQL it ran, if it did
   */
  record Archived(String type, Optional<String> sql) implements JobTask {}
}
