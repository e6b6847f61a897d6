/** The public portal, by its own port. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.portal;
