/** An extension that forgot to say who may read what it answers. */
@org.jspecify.annotations.NullMarked
package org.example.unruled;
