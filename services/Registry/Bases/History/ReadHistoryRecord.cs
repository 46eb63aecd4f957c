using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Registry.Data;

namespace Registry.Bases.History;

/// <summary>A base's whole history for everybody: what is public in words, the rest as digests, signed as it ends now.</summary>
internal static class ReadHistoryRecord
{
    public static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        Guid id, RegistryDb db, SigningKey key, HttpContext http, CancellationToken cancellationToken)
    {
        var rows = await db.BaseHistory.AsNoTracking().Where(h => h.BaseId == id).OrderBy(h => h.Version).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return TypedResults.NotFound();
        }

        var record = SignedRecord.Sign(key, HistoryDocument.RecordType, HistoryDocument.Format, new HistoryDocument(id, [.. rows.Select(Shown)]));
        http.Response.Headers.CacheControl = "public, max-age=60";
        return TypedResults.Bytes(
            record.ToBytes().ToArray(), "application/json", $"base-{id:N}.history.json",
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(rows[^1].Hash)}\"")); // each signature is another, the chain's end is not
    }

    /// <summary>A change of nothing public says no more than that there was one: not even what kind of change it was.</summary>
    private static HistoryDocument.Row Shown(BaseHistory row)
    {
        var isPublic = row.Fields().Any(field => BaseFields.IsPublic(field.Key));
        return row.ToDocumentRow(name => name == BaseHistory.WhatName ? isPublic : name.StartsWith(HistoryDocument.FieldPrefix, StringComparison.Ordinal)
            && BaseFields.IsPublic(name[HistoryDocument.FieldPrefix.Length..]));
    }
}
