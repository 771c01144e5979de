using MerWorkbench.Torch.Interop;

namespace MerWorkbench.Torch;

/// <summary>
/// Owns every tensor made on its thread while it is the innermost scope, and frees them together when it ends.
/// </summary>
/// <remarks>
/// The garbage collector sees only the small managed object of a tensor and would let gigabytes pile up, so code that makes tensors
/// in a loop needs a scope in the loop. Scopes end on the thread that made them, innermost first: do not <c>await</c> inside one.
/// </remarks>
public sealed unsafe class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;
    private torch.Tensor?[] _tensors = new torch.Tensor?[32];
    private int _end;
    private int _live;
    private List<IDisposable>? _others;
    private bool _ended;

    internal DisposeScope(DisposeScopeManager manager)
    {
        _manager = manager;
        OuterScope = manager.Current;
        manager.Current = this;
    }

    /// <summary>The number of tensors and other things held now.</summary>
    public int DisposablesCount => _live + (_others?.Count ?? 0);

    internal DisposeScope? OuterScope { get; }

    /// <summary>Puts a thing into this scope; tensors made while it is innermost are in it already.</summary>
    public T Include<T>(T disposable)
        where T : IDisposable
    {
        if (disposable is torch.Tensor tensor)
        {
            if (tensor.Scope == this) return disposable;
            tensor.Scope?.Remove(tensor);
            Add(tensor);
        }
        else if (_others?.Contains(disposable) != true)
        {
            (_others ??= []).Add(disposable);
        }

        return disposable;
    }

    /// <summary>Puts a thing into this scope that belonged to none.</summary>
    public void Attach(IDisposable disposable)
    {
        if (disposable is torch.Tensor { Scope: null }) _manager.Counts.AttachedToScopeCount++;
        Include(disposable);
    }

    /// <summary>Hands things on to the scope around this one, or to nobody where there is none.</summary>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope, disposables);

    /// <summary>Hands one thing on to the scope around this one.</summary>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        Move(OuterScope, disposable);
        return disposable;
    }

    /// <summary>Hands things on to <paramref name="scope"/>, or to nobody where it is null.</summary>
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables)
    {
        foreach (var disposable in disposables) Move(scope, disposable);
    }

    /// <summary>Lets things go: they live until they are disposed by hand.</summary>
    public void Detach(params IDisposable[] disposables)
    {
        foreach (var disposable in disposables) Detach(disposable);
    }

    /// <summary>Lets one thing go: it lives until it is disposed by hand.</summary>
    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        if (Contains(disposable)) _manager.Counts.DetachedFromScopeCount++;
        Move(null, disposable);
        return disposable;
    }

    /// <summary>True where the scope would dispose this thing.</summary>
    public bool Contains(IDisposable disposable) => disposable is torch.Tensor tensor ? tensor.Scope == this : _others?.Contains(disposable) == true;

    /// <summary>Disposes all that is in the scope now; the scope goes on.</summary>
    public void DisposeEverything()
    {
        var others = _others;
        _others = null;
        if (others is not null)
        {
            foreach (var other in others) other.Dispose();
            _manager.Counts.DisposedInScopeCount += others.Count;
        }

        const int Batch = 256;
        var handles = stackalloc nint[Batch];
        var count = 0;
        for (var i = 0; i < _end; i++)
        {
            var tensor = _tensors[i];
            if (tensor is null) continue;
            _tensors[i] = null;
            tensor.Scope = null;
            handles[count++] = tensor.Release();
            _manager.Counts.DisposedInScopeCount++;
            if (count < Batch) continue;
            Native.mer_tensor_free(handles, count);
            count = 0;
        }

        if (count > 0) Native.mer_tensor_free(handles, count);
        _end = _live = 0;
    }

    /// <summary>Disposes all but <paramref name="keep"/>, which stay in the scope.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep)
    {
        var mine = keep.Where(Contains).ToArray();
        foreach (var disposable in mine) Move(null, disposable);
        DisposeEverything();
        foreach (var disposable in mine) Include(disposable);
    }

    /// <summary>Disposes all but <paramref name="keep"/>, which stays in the scope.</summary>
    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    /// <summary>Ends the scope: disposes all in it and makes the scope around it the innermost one.</summary>
    /// <exception cref="InvalidOperationException">Another thread made it, or a scope inside it has not ended.</exception>
    public void Dispose()
    {
        if (_ended) return;
        if (DisposeScopeManager.ThreadInstance != _manager) throw new InvalidOperationException("a dispose scope ends on the thread that made it (was there an await inside?)");
        if (_manager.Current != this) throw new InvalidOperationException("a dispose scope ended before one made inside it");
        DisposeEverything();
        _ended = true;
        _manager.Current = OuterScope;
    }

    internal void Add(torch.Tensor tensor)
    {
        if (_ended) throw new InvalidOperationException("the dispose scope has ended");
        if (_end == _tensors.Length) MakeRoom();
        tensor.Scope = this;
        tensor.Slot = _end;
        _tensors[_end++] = tensor;
        _live++;
    }

    internal void Remove(torch.Tensor tensor)
    {
        _tensors[tensor.Slot] = null;
        tensor.Scope = null;
        _live--;
    }

    internal void CountDisposed() => _manager.Counts.DisposedInScopeCount++;

    private void Move(DisposeScope? scope, IDisposable disposable)
    {
        if (!Contains(disposable)) return;
        if (disposable is torch.Tensor tensor) Remove(tensor);
        else _others!.Remove(disposable);
        scope?.Include(disposable);
    }

    // Tensors disposed by hand leave holes; a long scope full of them is closed up before it grows.
    private void MakeRoom()
    {
        if (_live > _tensors.Length / 2)
        {
            Array.Resize(ref _tensors, _tensors.Length * 2);
            return;
        }

        var end = 0;
        for (var i = 0; i < _end; i++)
        {
            if (_tensors[i] is not { } tensor) continue;
            tensor.Slot = end;
            _tensors[end++] = tensor;
        }

        Array.Clear(_tensors, end, _end - end);
        _end = end;
    }
}
