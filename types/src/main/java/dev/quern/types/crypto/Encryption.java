package dev.quern.types.crypto;

import dev.quern.types.error.DataErrors;
import dev.quern.types.wire.MalformedMessageException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts with the primary key of a keyset and decrypts with whichever key fits. */
final class Encryption {

  private static final int PREFIX_LENGTH = 5;
  private static final byte TINK_START = 1;
  private static final int GCM_IV = 12;
  private static final int GCM_TAG_BITS = 128;
  private static final int CBC_IV = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The two families of functions, which do not share keys. */
  enum Mode {
    AEAD("AEAD"),
    DETERMINISTIC("DAEAD");

    private final String primitive;

    Mode(String primitive) {
      this.primitive = primitive;
    }

    private boolean takes(KeyType type) {
      return switch (type) {
        case AES_GCM, AES_CBC_PKCS7 -> this == AEAD;
        case AES_SIV -> this == DETERMINISTIC;
      };
    }
  }

  private Encryption() {}

  static byte[] encrypt(
      Mode mode, byte[] keysetBytes, byte[] plaintext, byte[] associated, String function) {
    Key key =
        keyset(mode, keysetBytes, function)
            .primary()
            .filter(k -> k.type().filter(mode::takes).isPresent())
            .orElseThrow(() -> failed(function, "The keyset has no usable primary key"));
    try {
      byte[] encrypted = encrypt(key, plaintext, associated);
      byte[] prefix = prefix(key);
      byte[] result = Arrays.copyOf(prefix, prefix.length + encrypted.length);
      System.arraycopy(encrypted, 0, result, prefix.length, encrypted.length);
      return result;
    } catch (GeneralSecurityException | MalformedMessageException e) {
      throw failed(function, "encryption failed");
    }
  }

  static byte[] decrypt(
      Mode mode, byte[] keysetBytes, byte[] ciphertext, byte[] associated, String function) {
    return keyset(mode, keysetBytes, function).keys().stream()
        .filter(key -> key.status() == Key.Status.ENABLED)
        .filter(key -> key.type().filter(mode::takes).isPresent())
        .flatMap(key -> tryDecrypt(key, ciphertext, associated).stream())
        .findFirst()
        .orElseThrow(() -> failed(function, "decryption failed"));
  }

  private static dev.quern.domain.error.BigQueryException failed(String function, String why) {
    return DataErrors.dataError(function + " failed: " + why);
  }

  private static Keyset keyset(Mode mode, byte[] bytes, String function) {
    Keyset keyset;
    try {
      keyset = Keyset.decode(bytes);
    } catch (MalformedMessageException | ArithmeticException e) {
      throw failed(function, "Failed to parse the keyset");
    }
    if (keyset.keys().isEmpty()) {
      throw failed(
          function,
          "Creation of %s primitive failed: A valid keyset must contain at least one key."
              .formatted(mode.primitive));
    }
    return keyset;
  }

  private static byte[] prefix(Key key) {
    return switch (key.prefix()) {
      case RAW, UNKNOWN_PREFIX -> new byte[0];
      case TINK -> ByteBuffer.allocate(PREFIX_LENGTH).put(TINK_START).putInt(key.id()).array();
      case LEGACY, CRUNCHY ->
          ByteBuffer.allocate(PREFIX_LENGTH).put((byte) 0).putInt(key.id()).array();
    };
  }

  private static Optional<byte[]> tryDecrypt(Key key, byte[] ciphertext, byte[] associated) {
    byte[] prefix = prefix(key);
    if (ciphertext.length < prefix.length
        || !Arrays.equals(prefix, 0, prefix.length, ciphertext, 0, prefix.length)) {
      return Optional.empty();
    }
    byte[] encrypted = Arrays.copyOfRange(ciphertext, prefix.length, ciphertext.length);
    try {
      return Optional.of(decrypt(key, encrypted, associated));
    } catch (GeneralSecurityException | MalformedMessageException e) {
      return Optional.empty();
    }
  }

  private static byte[] encrypt(Key key, byte[] plaintext, byte[] associated)
      throws GeneralSecurityException {
    return switch (key.type().orElseThrow(MalformedMessageException::new)) {
      case AES_SIV -> new AesSiv(key.secret()).encrypt(plaintext, associated);
      case AES_CBC_PKCS7 -> throw new GeneralSecurityException("keys of AES_CBC_PKCS only decrypt");
      case AES_GCM -> {
        byte[] iv = new byte[GCM_IV];
        RANDOM.nextBytes(iv);
        Cipher cipher = gcm(Cipher.ENCRYPT_MODE, key, iv, associated);
        byte[] encrypted = cipher.doFinal(plaintext);
        byte[] result = Arrays.copyOf(iv, GCM_IV + encrypted.length);
        System.arraycopy(encrypted, 0, result, GCM_IV, encrypted.length);
        yield result;
      }
    };
  }

  private static byte[] decrypt(Key key, byte[] encrypted, byte[] associated)
      throws GeneralSecurityException {
    return switch (key.type().orElseThrow(MalformedMessageException::new)) {
      case AES_SIV -> new AesSiv(key.secret()).decrypt(encrypted, associated);
      case AES_CBC_PKCS7 -> {
        byte[] iv = start(encrypted, CBC_IV);
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
            Cipher.DECRYPT_MODE, new SecretKeySpec(key.secret(), "AES"), new IvParameterSpec(iv));
        yield cipher.doFinal(encrypted, CBC_IV, encrypted.length - CBC_IV);
      }
      case AES_GCM -> {
        byte[] iv = start(encrypted, GCM_IV);
        yield gcm(Cipher.DECRYPT_MODE, key, iv, associated)
            .doFinal(encrypted, GCM_IV, encrypted.length - GCM_IV);
      }
    };
  }

  private static byte[] start(byte[] encrypted, int length) throws GeneralSecurityException {
    if (encrypted.length < length) {
      throw new GeneralSecurityException("ciphertext too short");
    }
    return Arrays.copyOf(encrypted, length);
  }

  private static Cipher gcm(int mode, Key key, byte[] iv, byte[] associated)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key.secret(), "AES"), new GCMParameterSpec(GCM_TAG_BITS, iv));
    cipher.updateAAD(associated);
    return cipher;
  }
}
