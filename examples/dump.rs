fn main() {
    let path = std::env::args().nth(1).unwrap();
    let out = std::env::args().nth(2).unwrap();
    let bytes = std::fs::read(path).unwrap();
    let opened = cjm::format::read(&bytes).unwrap();
    let mut view = cjm::layout::View::of(opened.document.props());
    if let Some(state) = std::env::args().nth(3) {
        view.state = match state.as_str() {
            "gap" => cjm::model::MapState::Gap,
            "to-be" => cjm::model::MapState::ToBe,
            _ => cjm::model::MapState::AsIs,
        };
    }
    if std::env::args().nth(4).is_some() {
        view.lanes = cjm::scene::Lane::ALL.to_vec();
        view.heat = true;
    }
    let scene = cjm::layout::Layout::default().scene(&opened.document, &view);
    std::fs::write(out, cjm::export::svg::to_string(&scene, &Default::default())).unwrap();
}
