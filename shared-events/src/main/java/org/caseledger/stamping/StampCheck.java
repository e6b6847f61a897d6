package org.caseledger.stamping;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.eventlog.LogCheck.Fault;

/**
 * Whether the stored timestamps are what the authorities gave, and of this log. Those of an authority that is no longer
 * in the settings are checked by the certificate that they bring.
 */
public final class StampCheck {
    private static final int AT_ONCE = 1000;

    private final Stamps stamps;
    private final Map<String, Authority> authorities;

    public StampCheck(DataSource dataSource, Collection<Authority> authorities) {
        this.stamps = new Stamps(dataSource);
        this.authorities = authorities.stream().collect(Collectors.toMap(Authority::name, Function.identity()));
    }

    /** The first that is not. */
    public Optional<Fault> run() {
        long size = 0;
        String authority = "";
        while (true) {
            List<Stamps.Stored> some = stamps.after(size, authority, AT_ONCE);
            for (var stored : some) {
                Optional<Fault> fault = fault(stored);
                if (fault.isPresent()) {
                    return fault;
                }
                size = stored.stamp().size();
                authority = stored.stamp().authority();
            }
            if (some.size() < AT_ONCE) {
                return Optional.empty();
            }
        }
    }

    private Optional<Fault> fault(Stamps.Stored stored) {
        Stamp stamp = stored.stamp();
        if (!stored.ofTheLog()) {
            return Optional.of(fault(stamp, new StampRejected(StampFault.WRONG_IMPRINT)));
        }
        try {
            Authority known = authorities.get(stamp.authority());
            requireUnchanged(stamp, known == null ? List.of() : known.trusted());
            return Optional.empty();
        } catch (StampRejected e) {
            return Optional.of(fault(stamp, e));
        }
    }

    /** Throws {@link StampRejected} for a stamp that is not as its authority gave it. */
    static void requireUnchanged(Stamp stamp, List<X509Certificate> trusted) {
        var stated = TokenCheck.check(stamp.answer(), stamp.note(), null, trusted);
        if (!stated.at().equals(stamp.at())) {
            throw new StampRejected(StampFault.WRONG_TIME, stamp.at().toString(), null);
        }
    }

    private static Fault fault(Stamp stamp, StampRejected why) {
        return Fault.at(
                stamp.size(),
                "%s 的时间戳已被改动，或其原证书已从设置中删去：%s".formatted(stamp.authority(), why.zh()),
                "the timestamp of %s was changed, or its certificate of then was taken out of the settings: %s"
                        .formatted(stamp.authority(), why.en()));
    }
}
