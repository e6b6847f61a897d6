package org.caseledger.mirror;

import java.net.URI;
import java.util.List;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.VerifierKey;

/** A log to be mirrored: its keys, where its ledger answers, and by which login. */
public record MirroredLog(List<VerifierKey> keys, URI from, String login) {
    public MirroredLog {
        keys = List.copyOf(keys);
        boolean oneLog = !keys.isEmpty()
                && keys.stream().map(VerifierKey::name).distinct().count() == 1;
        boolean http = "http".equals(from.getScheme()) || "https".equals(from.getScheme());
        if (!oneLog || !http || from.getHost() == null) {
            throw new LabelledException(Text.format(
                    "不是一个日志的公钥和账本地址：%s", "not the keys of one log and the address of its ledger: %s", from));
        }
        if (login.indexOf(':') < 1 || login.contains("\n")) {
            throw new LabelledException("登录文件应为一行：用户名:密码", "the file of a login is one line, NAME:PASSWORD");
        }
    }

    String origin() {
        return keys.get(0).name();
    }

    @Override
    public String toString() {
        return "%s from %s".formatted(origin(), from);
    }
}
