/** 备份: complete copies of the bundled database, with the keys in another place. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.backup;
