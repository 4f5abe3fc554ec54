package dev.quern.types.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-SIV (RFC 5297) with one string of associated data and a key of 64 bytes. */
final class AesSiv {

  private static final int BLOCK = 16;
  private static final int HALF_KEY = 32;
  private static final int CARRY = 0x87;

  private final SecretKeySpec macKey;
  private final SecretKeySpec encryptionKey;

  AesSiv(byte[] key) throws GeneralSecurityException {
    if (key.length != 2 * HALF_KEY) {
      throw new GeneralSecurityException("invalid key size");
    }
    macKey = new SecretKeySpec(key, 0, HALF_KEY, "AES");
    encryptionKey = new SecretKeySpec(key, HALF_KEY, HALF_KEY, "AES");
  }

  byte[] encrypt(byte[] plaintext, byte[] associated) throws GeneralSecurityException {
    byte[] iv = vector(associated, plaintext);
    byte[] encrypted = counterMode(iv, plaintext, 0);
    byte[] result = Arrays.copyOf(iv, BLOCK + encrypted.length);
    System.arraycopy(encrypted, 0, result, BLOCK, encrypted.length);
    return result;
  }

  byte[] decrypt(byte[] ciphertext, byte[] associated) throws GeneralSecurityException {
    if (ciphertext.length < BLOCK) {
      throw new AEADBadTagException("ciphertext too short");
    }
    byte[] iv = Arrays.copyOf(ciphertext, BLOCK);
    byte[] plaintext = counterMode(iv, ciphertext, BLOCK);
    if (!MessageDigest.isEqual(iv, vector(associated, plaintext))) {
      throw new AEADBadTagException("wrong tag");
    }
    return plaintext;
  }

  private byte[] counterMode(byte[] iv, byte[] data, int from) throws GeneralSecurityException {
    if (data.length == from) {
      return new byte[0];
    }
    byte[] counter = iv.clone();
    counter[8] &= 0x7F;
    counter[12] &= 0x7F;
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, encryptionKey, new IvParameterSpec(counter));
    return cipher.doFinal(data, from, data.length - from);
  }

  /** S2V of the RFC. */
  private byte[] vector(byte[] associated, byte[] plaintext) throws GeneralSecurityException {
    byte[] d = cmac(new byte[BLOCK]);
    d = xor(doubled(d), cmac(associated), 0);
    if (plaintext.length >= BLOCK) {
      return cmac(xor(plaintext.clone(), d, plaintext.length - BLOCK));
    }
    byte[] padded = Arrays.copyOf(plaintext, BLOCK);
    padded[plaintext.length] = (byte) 0x80;
    return cmac(xor(padded, doubled(d), 0));
  }

  private byte[] cmac(byte[] message) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, macKey);
    byte[] subkey = doubled(cipher.doFinal(new byte[BLOCK]));
    int blocks = Math.max(1, (message.length + BLOCK - 1) / BLOCK);
    byte[] last = Arrays.copyOfRange(message, (blocks - 1) * BLOCK, blocks * BLOCK);
    if (message.length != blocks * BLOCK) {
      last[message.length % BLOCK] = (byte) 0x80;
      subkey = doubled(subkey);
    }
    byte[] state = new byte[BLOCK];
    for (int i = 0; i < blocks - 1; i++) {
      byte[] block = Arrays.copyOfRange(message, i * BLOCK, (i + 1) * BLOCK);
      state = cipher.doFinal(xor(state, block, 0));
    }
    return cipher.doFinal(xor(xor(state, last, 0), subkey, 0));
  }

  /** Multiplies by x in the field of 2^128 elements. */
  private static byte[] doubled(byte[] value) {
    byte[] result = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      int next = i + 1 < BLOCK ? (value[i + 1] & 0xFF) >> 7 : 0;
      result[i] = (byte) (value[i] << 1 | next);
    }
    if (value[0] < 0) {
      result[BLOCK - 1] ^= (byte) CARRY;
    }
    return result;
  }

  /** Changes {@code target} from {@code at} on. */
  private static byte[] xor(byte[] target, byte[] block, int at) {
    for (int i = 0; i < BLOCK; i++) {
      target[at + i] ^= block[i];
    }
    return target;
  }
}
