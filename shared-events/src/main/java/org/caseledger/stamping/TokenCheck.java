package org.caseledger.stamping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.GenTimeAccuracy;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;
import org.caseledger.text.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Whether the answer of an authority is a timestamp of a note (RFC 3161 §2.2, RFC 5816): what it stamps, by whose
 * certificate, and whether that was valid at the time that it states. Revocation is not looked up: that would need the
 * network years later.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class TokenCheck {
    /** Ours alone, not that of the whole program: it also knows SM2 with SM3. */
    static final Provider PROVIDER = new BouncyCastleProvider();

    private final TimeStampToken token;

    /** The time that a checked timestamp states, and how exact it says that this is. */
    record Stated(Instant at, Duration accuracy) {}

    /**
     * Throws {@link StampRejected}.
     *
     * @param nonce of the request, where this is the answer to one
     * @param trusted the certificates that it must lead to; none: those in it are believed
     */
    static Stated check(byte[] answer, String note, @Nullable BigInteger nonce, List<X509Certificate> trusted) {
        var check = new TokenCheck(token(answer));
        check.requireImprint(note);
        if (nonce != null && !nonce.equals(check.token.getTimeStampInfo().getNonce())) {
            throw new StampRejected(StampFault.WRONG_NONCE);
        }
        check.requireSigned(trusted);
        return check.stated();
    }

    private static TimeStampToken token(byte[] answer) {
        try {
            var response = new TimeStampResponse(answer);
            var granted = List.of(PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS);
            if (!granted.contains(response.getStatus())) {
                throw new StampRejected(StampFault.REFUSED, why(response), null);
            }
            return Objects.requireNonNull(response.getTimeStampToken());
        } catch (StampRejected e) {
            throw e;
        } catch (IOException | TSPException | RuntimeException e) {
            throw new StampRejected(StampFault.UNREADABLE, e.toString(), e);
        }
    }

    private static String why(TimeStampResponse response) {
        String said = Objects.toString(response.getStatusString(), "").strip();
        var failure = response.getFailInfo();
        String bits = failure == null ? "" : "(PKIFailureInfo 0x%x)".formatted(failure.intValue());
        return Refusal.shortened("%d %s %s".formatted(response.getStatus(), said, bits));
    }

    private void requireImprint(String note) {
        var info = token.getTimeStampInfo();
        if (!info.getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
                || !MessageDigest.isEqual(info.getMessageImprintDigest(), Sha256.of(note.getBytes(UTF_8)))) {
            throw new StampRejected(StampFault.WRONG_IMPRINT);
        }
    }

    private void requireSigned(List<X509Certificate> trusted) {
        X509CertificateHolder signer =
                signer(trusted).orElseThrow(() -> new StampRejected(StampFault.WRONG_CERTIFICATE));
        var at = token.getTimeStampInfo().getGenTime();
        if (!signer.isValidOn(at)) {
            throw new StampRejected(StampFault.EXPIRED, name(signer), null);
        }
        try {
            TSPUtil.validateCertificate(signer);
        } catch (TSPException e) {
            throw new StampRejected(StampFault.WRONG_PURPOSE, name(signer), e);
        }
        if (!trusted.isEmpty()) {
            new TrustedChain(trusted, token.getCertificates()).requireFor(signer, at);
        }
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(signer));
        } catch (TSPException | OperatorCreationException | GeneralSecurityException | RuntimeException e) {
            throw new StampRejected(StampFault.WRONG_SIGNATURE, e.toString(), e);
        }
    }

    /** An authority may leave out its certificate where the office has it. */
    private Optional<X509CertificateHolder> signer(List<X509Certificate> trusted) {
        return Stream.concat(
                        token.getCertificates().getMatches(null).stream(),
                        trusted.stream().map(TokenCheck::holder))
                .filter(token.getSID()::match)
                .findFirst();
    }

    static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String name(X509CertificateHolder certificate) {
        return Refusal.shortened(certificate.getSubject().toString());
    }

    private Stated stated() {
        var info = token.getTimeStampInfo();
        GenTimeAccuracy exact = info.getGenTimeAccuracy();
        var accuracy = exact == null
                ? Duration.ZERO
                : Duration.ofSeconds(exact.getSeconds())
                        .plusMillis(exact.getMillis())
                        .plusNanos(1000L * exact.getMicros());
        return new Stated(info.getGenTime().toInstant(), accuracy);
    }

    /** Whether trusted certificates, over those that came along, lead to a signer (RFC 5280 §6). */
    record TrustedChain(List<X509Certificate> trusted, Store<X509CertificateHolder> others) {
        /** Throws {@link StampRejected}; {@code at} is when all of them have to be valid. */
        void requireFor(X509CertificateHolder signer, Date at) {
            if (trusted.stream().map(TokenCheck::holder).anyMatch(signer::equals)) {
                return;
            }
            try {
                var wanted = new X509CertSelector();
                wanted.setCertificate(certificate(signer));
                var parameters = new PKIXBuilderParameters(
                        trusted.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet()), wanted);
                parameters.addCertStore(
                        CertStore.getInstance("Collection", new CollectionCertStoreParameters(between())));
                parameters.setRevocationEnabled(false);
                parameters.setDate(at);
                CertPathBuilder.getInstance("PKIX", TokenCheck.PROVIDER).build(parameters);
            } catch (GeneralSecurityException e) {
                throw new StampRejected(StampFault.WRONG_CERTIFICATE, TokenCheck.name(signer), e);
            }
        }

        private List<X509Certificate> between() throws GeneralSecurityException {
            var between = new ArrayList<X509Certificate>();
            for (var one : others.getMatches(null)) {
                between.add(certificate(one));
            }
            return between;
        }

        private static X509Certificate certificate(X509CertificateHolder holder) throws GeneralSecurityException {
            return new JcaX509CertificateConverter()
                    .setProvider(TokenCheck.PROVIDER)
                    .getCertificate(holder);
        }
    }
}
