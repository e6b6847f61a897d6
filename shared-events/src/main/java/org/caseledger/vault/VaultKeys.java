package org.caseledger.vault;

import static org.caseledger.vault.Cryptography.utf8;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/** What is derived from the master key, each for its own purpose. */
record VaultKeys(
        MasterVersions.Known master,
        CaseKeys ofCases,
        CaseSeals seals,
        byte[] blinding,
        byte[] fingerprints,
        byte[] codes,
        FactorSeals factors,
        WaitingSeals waiting,
        Map<String, byte[]> purposes) {
    static VaultKeys of(DataSource dataSource, MasterVersions.Known master, SealSuite suite) {
        byte[] secret = master.secret();
        SecretKeySpec wrapping = Cryptography.aesKey(Cryptography.subKey(secret, "wrapping of case keys"));
        var ofCases = new CaseKeys(dataSource, wrapping, suite);
        return new VaultKeys(
                master,
                ofCases,
                new CaseSeals(ofCases, suite),
                Cryptography.subKey(secret, "blind search index"),
                Cryptography.subKey(secret, "request fingerprints"),
                Cryptography.subKey(secret, "codes of cookies and sessions"),
                new FactorSeals(Cryptography.subKey(secret, "second factors")),
                new WaitingSeals(Cryptography.subKey(secret, "waiting files")),
                new ConcurrentHashMap<>());
    }

    long blind(String term) {
        return number(blinding, term);
    }

    long blind(String purpose, String term) {
        return number(purposes.computeIfAbsent(purpose, p -> Cryptography.subKey(blinding, "terms: " + p)), term);
    }

    private static long number(byte[] key, String term) {
        return ByteBuffer.wrap(Cryptography.hmac(key, utf8(term))).getLong();
    }

    String fingerprint(byte[] request) {
        return HexFormat.of().formatHex(Cryptography.hmac(fingerprints, request));
    }

    String code(String purpose, String text) {
        byte[] key = Cryptography.hmac(codes, utf8(purpose));
        return HexFormat.of().formatHex(Cryptography.hmac(key, utf8(text)));
    }
}
