package org.caseledger.stamping;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.util.Store;

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
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(between())));
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
