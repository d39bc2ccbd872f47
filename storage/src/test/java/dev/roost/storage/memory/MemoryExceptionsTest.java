package dev.roost.storage.memory;

import dev.roost.storage.ExceptionsContract;
import dev.roost.storage.Storage;
import dev.roost.storage.TestTime;

class MemoryExceptionsTest extends ExceptionsContract {
    @Override
    protected Storage open() {
        return new MemoryStorage(new TestTime());
    }
}
