namespace Registry.Changes;

/// <summary>What the builder of a base asks the commission to approve.</summary>
public enum ChangeKind
{
    /// <summary>名称变更</summary>
    Name,

    /// <summary>承建主体变更: somebody else builds and runs it from now on.</summary>
    Builder,

    /// <summary>续期: the title is held on, or again after it expired.</summary>
    Renewal,

    /// <summary>主动退出: the title is given up.</summary>
    Exit,

    /// <summary>收款账户变更: the same builder is paid on another account.</summary>
    Payee,
}

/// <summary>Where a request stands; what is decided or withdrawn stays so.</summary>
public enum ChangeStatus
{
    Requested,
    Approved,
    Refused,
    Withdrawn,
}
