package dev.quern.types.crypto;

import dev.quern.domain.value.ByteString;
import dev.quern.types.error.DataErrors;
import dev.quern.types.json.JsonOptions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Keysets as JSON, as Tink and KEYS.KEYSET_TO_JSON write them. */
final class KeysetJson {

  private KeysetJson() {}

  static String print(Keyset keyset) {
    StringBuilder json = new StringBuilder("{\"key\":[");
    for (int i = 0; i < keyset.keys().size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      print(keyset.keys().get(i), json);
    }
    return json.append("],\"primaryKeyId\":")
        .append(Integer.toUnsignedString(keyset.primaryId()))
        .append('}')
        .toString();
  }

  private static void print(Key key, StringBuilder json) {
    json.append('{');
    if (!key.typeUrl().isEmpty()) {
      json.append("\"keyData\":{\"keyMaterialType\":\"")
          .append(key.material() == Key.SYMMETRIC ? "SYMMETRIC" : "UNKNOWN_KEYMATERIAL")
          .append("\",\"typeUrl\":\"")
          .append(key.typeUrl())
          .append("\",\"value\":\"")
          .append(Base64.getEncoder().encodeToString(key.value().toByteArray()))
          .append("\"},");
    }
    json.append("\"keyId\":")
        .append(Integer.toUnsignedString(key.id()))
        .append(",\"outputPrefixType\":\"")
        .append(key.prefix())
        .append("\",\"status\":\"")
        .append(key.status())
        .append("\"}");
  }

  static Keyset parse(String text) {
    JsonOptions json =
        DataErrors.withPreamble("KEYS.KEYSET_FROM_JSON failed: ", () -> JsonOptions.parse(text));
    JsonOptions keys = json.member("key").orElseThrow(() -> invalid("key"));
    if (!keys.isArray()) {
      throw invalid("key");
    }
    List<Key> result = new ArrayList<>();
    for (JsonOptions key : keys.elements()) {
      result.add(key(key));
    }
    return new Keyset(number(json, "primaryKeyId"), result);
  }

  private static Key key(JsonOptions key) {
    int id = number(key, "keyId");
    Key.Status status = constant(Key.Status.class, text(key, "status"));
    Key.Prefix prefix = constant(Key.Prefix.class, text(key, "outputPrefixType"));
    if (key.member("keyData").isEmpty()) {
      return new Key(id, status, prefix, "", ByteString.copyOf(new byte[0]), 0);
    }
    JsonOptions data = key.member("keyData").get();
    ByteString value;
    try {
      value = ByteString.copyOf(Base64.getDecoder().decode(text(data, "value")));
    } catch (IllegalArgumentException e) {
      throw invalid("value");
    }
    boolean symmetric = text(data, "keyMaterialType").equals("SYMMETRIC");
    return new Key(id, status, prefix, text(data, "typeUrl"), value, symmetric ? Key.SYMMETRIC : 0);
  }

  private static String text(JsonOptions object, String member) {
    return object.member(member).flatMap(JsonOptions::text).orElseThrow(() -> invalid(member));
  }

  private static int number(JsonOptions object, String member) {
    try {
      return Integer.parseUnsignedInt(text(object, member));
    } catch (NumberFormatException e) {
      throw invalid(member);
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw invalid(name);
    }
  }

  private static dev.quern.domain.error.BigQueryException invalid(String what) {
    return DataErrors.dataError("KEYS.KEYSET_FROM_JSON failed: Invalid JSON keyset: %s", what);
  }
}
