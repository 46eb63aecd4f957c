using Identity.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Identity.People;

/// <summary>
/// Checks passwords. Each attempt is counted in the database before it is judged, so neither parallel guesses nor more replicas
/// buy more of them; an unknown name costs as much time and gets the same answer as a wrong password.
/// </summary>
internal sealed class Passwords(IdentityDb db, IPasswordHasher<Person> hasher, IOptions<IdentityOptions> options, TimeProvider time)
{
    private const int MaxPasswordLength = 128;
    private const int MaxLockMinutes = 30;
    private static readonly Person Nobody = new() { Id = Guid.Empty, UserName = "", Name = "", Roles = [], PasswordHash = "" };
    private static string? s_nobodysHash;

    public async Task<Person?> VerifyAsync(string userName, string password, CancellationToken cancel)
    {
        if (password.Length > MaxPasswordLength)
        {
            return null;
        }

        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.UserName == userName && p.Active, cancel);
        if (person is null || !await TakeAttemptAsync(person.Id, cancel))
        {
            hasher.VerifyHashedPassword(Nobody, s_nobodysHash ??= hasher.HashPassword(Nobody, "nobody"), password);
            return null;
        }

        if (hasher.VerifyHashedPassword(person, person.PasswordHash, password) is PasswordVerificationResult.Failed)
        {
            return null;
        }

        await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.FailedLogins, 0).SetProperty(p => p.LockedUntil, (DateTimeOffset?)null), cancel);
        return person;
    }

    /// <summary>Counts an attempt; false while the account is locked. From the limit on each failure doubles the lock.</summary>
    private async Task<bool> TakeAttemptAsync(Guid id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var free = options.Value.FailedLoginsBeforeLock;
        var taken = await db.Database.ExecuteSqlAsync($"""
            update people set
                failed_logins = failed_logins + 1,
                locked_until = case when failed_logins + 1 >= {free}
                    then {now} + least({MaxLockMinutes}, power(2, least(failed_logins + 1 - {free}, 10))) * interval '1 minute' end
            where id = {id} and (locked_until is null or locked_until <= {now})
            """, cancel);
        return taken == 1;
    }
}
