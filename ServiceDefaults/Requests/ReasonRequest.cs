using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Requests;

/// <summary>Why something is done; those whom it concerns read it.</summary>
public sealed record ReasonRequest([property: Required, Text(2_000)] string Reason);
