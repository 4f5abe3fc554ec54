package dev.quern.jobs.avro;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A schema of Avro. */
public sealed interface AvroType {

  /** The types without parts. */
  enum Kind {
    NULL,
    BOOLEAN,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    BYTES,
    STRING
  }

  /**
   * A type without parts, and a fixed number of bytes.
   *
   * @param kind how values are written
   * @param size the number of bytes; 0 when each value says it
   * @param logical the logical type or, without one, the {@code sqlType}
   * @param precision digits of a decimal
   * @param scale digits behind its point
   */
  record Plain(Kind kind, int size, Optional<String> logical, int precision, int scale)
      implements AvroType {}

  /** One of some texts. */
  record Symbols(List<String> symbols) implements AvroType {}

  /** A list. */
  record Items(AvroType items) implements AvroType {}

  /** Values by text. */
  record Entries(AvroType values) implements AvroType {}

  /** One of some types. */
  record Union(List<AvroType> branches) implements AvroType {

    /** The one type beside null, if there is just one. */
    Optional<AvroType> optional() {
      List<AvroType> others = branches.stream().filter(branch -> !isNull(branch)).toList();
      return others.size() == 1 ? Optional.of(others.getFirst()) : Optional.empty();
    }
  }

  /** A record, whose fields become known once it is. */
  record Fields(String name, List<Field> fields) implements AvroType {}

  /** A field of a record. */
  record Field(String name, AvroType type) {}

  /** Whether it is the type of nothing. */
  static boolean isNull(AvroType type) {
    return type instanceof Plain plain && plain.kind() == Kind.NULL;
  }

  /** Reads a schema's JSON. */
  static AvroType parse(String json) {
    try {
      return new Parser().type(JsonMapper.shared().readTree(json), "");
    } catch (JacksonException e) {
      throw new AvroFormatException("The schema is no JSON");
    }
  }

  /** Reads types, which may refer to those before them by name. */
  final class Parser {

    private final Map<String, AvroType> named = new HashMap<>();

    private Parser() {}

    private AvroType type(JsonNode node, String namespace) {
      if (node.isString()) {
        return byName(node.asString(), namespace, node);
      }
      if (node.isArray()) {
        List<AvroType> branches = new ArrayList<>();
        node.forEach(branch -> branches.add(type(branch, namespace)));
        return new Union(List.copyOf(branches));
      }
      JsonNode inner = node.path("type");
      String name = inner.isString() ? inner.asString() : "";
      return switch (name) {
        case "record", "error" -> record(node, namespace);
        case "enum" -> named(node, namespace, symbols(node));
        case "array" -> new Items(type(node.path("items"), namespace));
        case "map" -> new Entries(type(node.path("values"), namespace));
        case "fixed" -> named(node, namespace, plain(Kind.BYTES, node.path("size").asInt(), node));
        case "" -> type(inner, namespace);
        default -> byName(name, namespace, node);
      };
    }

    private AvroType byName(String name, String namespace, JsonNode node) {
      for (Kind kind : Kind.values()) {
        if (kind.name().toLowerCase(java.util.Locale.ROOT).equals(name)) {
          return plain(kind, 0, node);
        }
      }
      AvroType known = named.get(name.contains(".") ? name : full(name, namespace));
      if (known == null) {
        known = named.get(name);
      }
      if (known == null) {
        throw new AvroFormatException("Unknown type: " + name);
      }
      return known;
    }

    private static String full(String name, String namespace) {
      return namespace.isEmpty() || name.contains(".") ? name : namespace + "." + name;
    }

    private static Plain plain(Kind kind, int size, JsonNode node) {
      Optional<String> logical =
          Optional.of(node.path("logicalType").asString(node.path("sqlType").asString("")))
              .filter(text -> !text.isEmpty());
      return new Plain(
          kind, size, logical, node.path("precision").asInt(0), node.path("scale").asInt(0));
    }

    private static Symbols symbols(JsonNode node) {
      List<String> symbols = new ArrayList<>();
      node.path("symbols").forEach(symbol -> symbols.add(symbol.asString()));
      return new Symbols(List.copyOf(symbols));
    }

    private AvroType named(JsonNode node, String namespace, AvroType type) {
      named.put(full(node.path("name").asString(""), space(node, namespace)), type);
      return type;
    }

    private static String space(JsonNode node, String namespace) {
      return node.path("namespace").asString(namespace);
    }

    private AvroType record(JsonNode node, String namespace) {
      String name = node.path("name").asString("");
      String space = space(node, namespace);
      List<Field> fields = new ArrayList<>();
      Fields record = new Fields(name, fields);
      named.put(full(name, space), record);
      node.path("fields")
          .forEach(field ->
              fields.add(
                  new Field(field.path("name").asString(""), type(field.path("type"), space))));
      return record;
    }
  }
}
