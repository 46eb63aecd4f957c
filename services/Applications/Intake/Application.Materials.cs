namespace Applications.Intake;

/// <summary>When an application's materials may change.</summary>
internal sealed partial class Application
{
    public bool TakesMaterials => Status is ApplicationStatus.Draft or ApplicationStatus.SupplementRequested;

    /// <summary>Business time of the latest request for a supplement.</summary>
    public DateTimeOffset? SupplementAskedAt => Remarks.LastOrDefault(remark => remark.Status is ApplicationStatus.SupplementRequested)?.At;
}
