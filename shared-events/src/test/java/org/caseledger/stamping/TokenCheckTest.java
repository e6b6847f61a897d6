package org.caseledger.stamping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;
import org.caseledger.text.Sha256;
import org.junit.jupiter.api.Test;

class TokenCheckTest {
    private static final String NOTE = "a checkpoint\n";
    private static final AlgorithmIdentifier HSS =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_alg_hss_lms_hashsig);
    private static final int DAY = 24 * 60 * 60 * 1000;

    /** States a signature that it never made. */
    private record Unsigned(byte[] getSignature, OutputStream getOutputStream) implements ContentSigner {
        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return HSS;
        }
    }

    /**
     * The answer of an authority whose own certificate holds an HSS key of two billion levels (CVE-2026-58060): nobody
     * has signed it, and the program ends where memory does.
     */
    @Test
    void aTimestampByAKeyOfTwoBillionLevelsIsRejected_andTakesNoMemory() throws Exception {
        byte[] answer = answer(Integer.MAX_VALUE);
        assertThat(answer).hasSizeLessThan(1_000);
        assertThatThrownBy(() -> TokenCheck.check(answer, NOTE, null, List.of()))
                .isInstanceOfSatisfying(
                        StampRejected.class, why -> assertThat(why.fault()).isEqualTo(StampFault.WRONG_SIGNATURE));
    }

    private static byte[] answer(int levels) throws Exception {
        byte[] key = ByteBuffer.allocate(60).putInt(levels).putInt(5).putInt(1).array();
        var signer = new Unsigned(ByteBuffer.allocate(8).putInt(levels - 1).array(), new ByteArrayOutputStream());
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var certificate = certificate(new SubjectPublicKeyInfo(HSS, new DEROctetString(key)), signer);
        var tokens = new TimeStampTokenGenerator(
                new SignerInfoGeneratorBuilder(digests)
                        .setContentDigest(new AlgorithmIdentifier(TSPAlgorithms.SHA256))
                        .build(signer, certificate),
                digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier("1.2.3.4.1"));
        tokens.addCertificates(new CollectionStore<>(List.of(certificate)));
        var query = new TimeStampRequestGenerator();
        query.setCertReq(true);
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generate(
                        query.generate(TSPAlgorithms.SHA256, Sha256.of(NOTE.getBytes(UTF_8))),
                        BigInteger.ONE,
                        new Date())
                .getEncoded();
    }

    private static X509CertificateHolder certificate(SubjectPublicKeyInfo stated, ContentSigner signer)
            throws Exception {
        var name = new X500Name("CN=Stamps");
        var now = System.currentTimeMillis();
        return new X509v3CertificateBuilder(
                        name, BigInteger.ONE, new Date(now - DAY), new Date(now + DAY), name, stated)
                .addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                .build(signer);
    }
}
