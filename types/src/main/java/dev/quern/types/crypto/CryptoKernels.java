package dev.quern.types.crypto;

import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.RowKernel;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.Utf8;
import dev.quern.types.wire.MalformedMessageException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The kernels of those functions KEYS.*, AEAD.* and DETERMINISTIC_* that need no Cloud KMS. */
public final class CryptoKernels {

  private static final int GCM_SECRET = 32;
  private static final int SIV_SECRET = 64;
  private static final Set<Integer> GCM_SIZES = Set.of(16, 32);
  private static final Set<Integer> CBC_SIZES = Set.of(16, 24, 32);

  private CryptoKernels() {}

  /** KEYS.NEW_KEYSET(key type). */
  public static final ScalarKernel NEW_KEYSET =
      ScalarKernel.of(
              "q_keys_new_keyset",
              List.of(STRING),
              BYTES,
              (a, row, out) ->
                  out.setBytes(row, rotate(new Keyset(0, List.of()), a[0].getString(row))))
          .volatileKernel();

  /** KEYS.ROTATE_KEYSET(keyset, key type). */
  public static final ScalarKernel ROTATE_KEYSET =
      ScalarKernel.of(
              "q_keys_rotate_keyset",
              List.of(BYTES, STRING),
              BYTES,
              (a, row, out) -> {
                Keyset keyset = keyset(a[0].getBytes(row), "KEYS.ROTATE_KEYSET");
                out.setBytes(row, rotate(keyset, a[1].getString(row)));
              })
          .volatileKernel();

  /** KEYS.ADD_KEY_FROM_RAW_BYTES(keyset, key type, raw key). */
  public static final ScalarKernel ADD_KEY_FROM_RAW_BYTES =
      ScalarKernel.of(
              "q_keys_add_key_from_raw_bytes",
              List.of(BYTES, STRING, BYTES),
              BYTES,
              (a, row, out) -> {
                Keyset keyset = keyset(a[0].getBytes(row), "KEYS.ADD_KEY_FROM_RAW_BYTES");
                byte[] secret = a[2].getBytes(row);
                Keyset added =
                    switch (a[1].getString(row)) {
                      case "AES_GCM" -> keyset.add(KeyType.AES_GCM, checked(secret, GCM_SIZES));
                      case "AES_CBC_PKCS" ->
                          keyset.add(KeyType.AES_CBC_PKCS7, checked(secret, CBC_SIZES));
                      default -> throw unknownType(a[1].getString(row));
                    };
                out.setBytes(row, added.encode());
              })
          .volatileKernel();

  /** KEYS.KEYSET_FROM_JSON(STRING). */
  public static final ScalarKernel KEYSET_FROM_JSON =
      ScalarKernel.of(
          "q_keys_keyset_from_json",
          List.of(STRING),
          BYTES,
          (a, row, out) -> out.setBytes(row, KeysetJson.parse(a[0].getString(row)).encode()));

  /** KEYS.KEYSET_TO_JSON(keyset). */
  public static final ScalarKernel KEYSET_TO_JSON =
      ScalarKernel.of(
          "q_keys_keyset_to_json",
          List.of(BYTES),
          STRING,
          (a, row, out) ->
              out.setString(
                  row, KeysetJson.print(keyset(a[0].getBytes(row), "KEYS.KEYSET_TO_JSON"))));

  /** KEYS.KEYSET_LENGTH(keyset). */
  public static final ScalarKernel KEYSET_LENGTH =
      ScalarKernel.of(
          "q_keys_keyset_length",
          List.of(BYTES),
          INT64,
          (a, row, out) ->
              out.setLong(row, keyset(a[0].getBytes(row), "KEYS.KEYSET_LENGTH").keys().size()));

  /** AEAD.ENCRYPT(keyset, plaintext, additional data), both STRING or both BYTES. */
  public static ScalarKernel aeadEncrypt(ScalarType type) {
    return encrypt("q_aead_encrypt", Encryption.Mode.AEAD, type, "AEAD.ENCRYPT").volatileKernel();
  }

  /** AEAD.DECRYPT_STRING or, for BYTES, AEAD.DECRYPT_BYTES(keyset, ciphertext, additional data). */
  public static ScalarKernel aeadDecrypt(ScalarType type) {
    return decrypt("q_aead_decrypt", Encryption.Mode.AEAD, type, "AEAD.DECRYPT_");
  }

  /** DETERMINISTIC_ENCRYPT(keyset, plaintext, additional data), both STRING or both BYTES. */
  public static ScalarKernel deterministicEncrypt(ScalarType type) {
    return encrypt(
        "q_deterministic_encrypt", Encryption.Mode.DETERMINISTIC, type, "DETERMINISTIC_ENCRYPT");
  }

  /** DETERMINISTIC_DECRYPT_STRING or _BYTES(keyset, ciphertext, additional data). */
  public static ScalarKernel deterministicDecrypt(ScalarType type) {
    return decrypt(
        "q_deterministic_decrypt", Encryption.Mode.DETERMINISTIC, type, "DETERMINISTIC_DECRYPT_");
  }

  private static ScalarKernel encrypt(
      String name, Encryption.Mode mode, ScalarType type, String function) {
    RowKernel body =
        (a, row, out) ->
            out.setBytes(
                row,
                Encryption.encrypt(
                    mode, a[0].getBytes(row), a[1].getBytes(row), a[2].getBytes(row), function));
    List<SqlType> arguments = List.of(BYTES, type, type);
    return ScalarKernel.of(name, arguments, BYTES, body);
  }

  private static ScalarKernel decrypt(
      String name, Encryption.Mode mode, ScalarType type, String functionStart) {
    String function = functionStart + type;
    return ScalarKernel.of(
        name,
        List.of(BYTES, BYTES, type),
        type,
        (a, row, out) -> {
          byte[] plaintext =
              Encryption.decrypt(
                  mode, a[0].getBytes(row), a[1].getBytes(row), a[2].getBytes(row), function);
          if (type == STRING && !Utf8.isValid(plaintext)) {
            throw DataErrors.dataError(
                "%s failed: Decrypted plaintext is not a valid UTF-8 string. To decrypt to BYTES,"
                    + " use %sBYTES",
                function, functionStart);
          }
          out.setBytes(row, plaintext);
        });
  }

  private static byte[] rotate(Keyset keyset, String type) {
    return switch (type) {
      case "AEAD_AES_GCM_256" -> keyset.rotate(KeyType.AES_GCM, GCM_SECRET).encode();
      case "DETERMINISTIC_AEAD_AES_SIV_CMAC_256" ->
          keyset.rotate(KeyType.AES_SIV, SIV_SECRET).encode();
      default -> throw unknownType(type);
    };
  }

  private static dev.quern.domain.error.BigQueryException unknownType(String type) {
    return DataErrors.dataError("Invalid key type: %s", type);
  }

  private static byte[] checked(byte[] secret, Set<Integer> sizes) {
    if (!sizes.contains(secret.length)) {
      throw DataErrors.dataError(
          "Failed to add a key from raw bytes: Unsupported key size: %d bytes; expected %s bytes.",
          secret.length, list(sizes));
    }
    return secret;
  }

  private static String list(Set<Integer> sizes) {
    String text =
        new TreeSet<>(sizes).stream().map(String::valueOf).collect(Collectors.joining(", "));
    int last = text.lastIndexOf(", ");
    return sizes.size() == 2
        ? text.replace(", ", " or ")
        : text.substring(0, last) + ", or " + text.substring(last + 2);
  }

  private static Keyset keyset(byte[] bytes, String function) {
    Supplier<dev.quern.domain.error.BigQueryException> invalid =
        () -> DataErrors.dataError(function + " failed: Invalid keyset");
    try {
      return Keyset.decode(bytes);
    } catch (MalformedMessageException | ArithmeticException e) {
      throw invalid.get();
    }
  }
}
