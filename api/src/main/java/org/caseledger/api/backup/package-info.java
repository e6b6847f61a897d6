/** 备份: complete copies of the bundled database, with the keys in another place. */
@NullMarked
package org.caseledger.api.backup;

import org.jspecify.annotations.NullMarked;
