package dev.quern.jobs.load;

import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.jobs.object.SourceFile;
import dev.quern.jobs.value.CivilForms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Guesses the columns of JSON lines from the first of them. */
final class JsonSchemaDetector {

  private static final int SAMPLE = 500;

  /** What is known of a field. */
  private static final class Seen {
    private final CivilForms forms;
    private final Map<String, Seen> fields = new LinkedHashMap<>();
    private final TypeGuess text;
    private boolean repeated;
    private boolean record;
    private boolean bool;
    private boolean integer;
    private boolean real;
    private boolean string;

    Seen(CivilForms forms) {
      this.forms = forms;
      this.text = new TypeGuess(forms);
    }

    void add(JsonNode node) {
      if (node.isArray()) {
        repeated = true;
        node.forEach(this::add);
      } else if (node instanceof ObjectNode object) {
        record = true;
        object
            .properties()
            .forEach(entry ->
                fields.computeIfAbsent(entry.getKey(), _ -> new Seen(forms)).add(entry.getValue()));
      } else if (!node.isNull()) {
        addScalar(node);
      }
    }

    private void addScalar(JsonNode node) {
      bool |= node.isBoolean();
      integer |= node.isIntegralNumber();
      real |= node.isNumber() && !node.isIntegralNumber();
      string |= node.isString();
      text.add(node.asString());
    }

    private ScalarType type() {
      if (string) {
        return text.type();
      }
      if (bool) {
        return integer || real ? ScalarType.STRING : ScalarType.BOOL;
      }
      if (real) {
        return ScalarType.FLOAT64;
      }
      return integer ? ScalarType.INT64 : ScalarType.STRING;
    }

    SchemaField field(String name) {
      FieldMode mode = repeated ? FieldMode.REPEATED : FieldMode.NULLABLE;
      return record && !fields.isEmpty()
          ? SchemaField.record(name, mode, fields())
          : SchemaField.scalar(name, type(), mode);
    }

    List<SchemaField> fields() {
      List<SchemaField> result = new ArrayList<>();
      fields.forEach((name, seen) -> result.add(seen.field(name)));
      return result;
    }
  }

  private JsonSchemaDetector() {}

  static TableSchema detect(List<SourceFile> files, LoadOptions options) {
    Seen root = new Seen(new CivilForms(options.times()));
    int rows = 0;
    for (SourceFile file : files) {
      try (JsonLines lines = new JsonLines(new FilePart(file, 0, Long.MAX_VALUE), options)) {
        while (rows < SAMPLE && lines.next()) {
          rows++;
          root.add(lines.object());
        }
      } catch (BadRowException e) {
        // The load itself will tell.
      }
    }
    TableSchema found = new TableSchema(root.fields());
    return options.geoJson() ? withGeography(found) : found;
  }

  private static TableSchema withGeography(TableSchema schema) {
    return new TableSchema(
        schema.fields().stream()
            .map(field ->
                field.name().equals(GeoJsonFeature.GEOMETRY)
                    ? SchemaField.scalar(field.name(), ScalarType.GEOGRAPHY, FieldMode.NULLABLE)
                    : field)
            .toList());
  }
}
