namespace ServiceDefaults.Requests;

/// <summary>Division code of a county, district or zone, such as 130102; P and five digits for a zone without one.</summary>
public static class AreaCode
{
    public const string Pattern = "^([0-9]{6}|P[0-9]{5})$";
}
